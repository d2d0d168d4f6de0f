import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Findings, Standing } from './decide';
import { decideScores, isQuiet } from './decide';
import { isTold } from './lines';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-03-01T12:00:00Z');
const clock = { nowMs: NOW, halfLifeDays: 30 };
const nothing: Findings = { engagementScore: 0, leadScore: 0, behaviours: null, rules: [] };
const standing: Standing = {
  points: 40,
  adjustment: 0,
  pointsAtMs: NOW - 30 * DAY_MS,
  rules: { a: 10, b: 5 },
  leadAdjustment: 0,
  engagementScore: 40,
  leadScore: 15,
};
const held = [
  { ruleId: 'a', points: 10, counts: true },
  { ruleId: 'b', points: 5, counts: true },
];
const asWritten = { ...nothing, engagementScore: 40, leadScore: 15, rules: held };

describe('scores are decided', () => {
  it('to be nothing for who has done nothing, and nothing is kept of them', () => {
    expect(decideScores(null, nothing, clock)).toEqual({ standing: null, changes: [] });
  });

  it('by time alone: after a half-life, half is left', () => {
    const { changes, standing: after } = decideScores(standing, asWritten, clock);
    const why = [{ kind: 'DECAY', points: -20 }];
    expect(changes).toEqual([{ score: 'engagementScore', before: 40, after: 20, why, byHand: false }]);
    expect(changes.every(isQuiet)).toBe(true);
    expect(after).toMatchObject({ points: 20, pointsAtMs: NOW, engagementScore: 20 });
  });

  it('by what is new, told apart from what time took', () => {
    const fresh = [{ event: 'PURCHASE_MADE', count: 1, points: 40 }];
    const { changes } = decideScores(standing, { ...asWritten, behaviours: { points: 60, fresh } }, clock);
    expect(changes).toMatchObject([
      {
        before: 40,
        after: 60,
        why: [
          { kind: 'BEHAVIOUR', event: 'PURCHASE_MADE', count: 1, points: 40 },
          { kind: 'DECAY', points: -20 },
        ],
      },
    ]);
  });

  it('by rules that begin to hold, cease to, and expire', () => {
    const rules = [
      { ruleId: 'a', points: 10, counts: false },
      { ruleId: 'c', points: -3, counts: true },
    ];
    const { changes, standing: after } = decideScores({ ...standing, pointsAtMs: NOW }, { ...asWritten, rules }, clock);
    expect(changes).toEqual([
      {
        score: 'leadScore',
        before: 15,
        after: -3,
        byHand: false,
        why: [
          { kind: 'RULE_HELD', ruleId: 'c', points: -3 },
          { kind: 'RULE_EXPIRED', ruleId: 'a', points: -10 },
          { kind: 'RULE_ENDED', ruleId: 'b', points: -5 },
        ],
      },
    ]);
    expect(after?.rules).toEqual({ c: -3 });
  });

  it('to stay as a hand has set them, with rules and behaviours counting on top from there', () => {
    const set = decideScores(standing, { ...asWritten, engagementScore: 55, leadScore: 100 }, clock);
    expect(set.changes).toMatchObject([
      { score: 'engagementScore', before: 40, after: 55, byHand: true, why: [{ kind: 'BY_HAND', points: 15 }] },
      { score: 'leadScore', before: 15, after: 100, byHand: true, why: [{ kind: 'BY_HAND', points: 85 }] },
    ]);
    expect(set.standing).toMatchObject({ leadAdjustment: 85, adjustment: 35 });
    const rules = [...held, { ruleId: 'c', points: 7, counts: true }];
    const fresh = [{ event: 'LINK_CLICKED', count: 1, points: 12 }];
    const found = { engagementScore: 55, leadScore: 100, behaviours: { points: 32, fresh }, rules };
    expect(decideScores(set.standing, found, clock).changes).toMatchObject([{ after: 67 }, { after: 107 }]);
  });

  it('for what a hand set to decay with the rest', () => {
    const set = decideScores(null, { ...nothing, engagementScore: 50 }, clock).standing;
    const later = { ...clock, nowMs: NOW + 30 * DAY_MS };
    expect(decideScores(set, { ...nothing, engagementScore: 50 }, later).changes).toMatchObject([{ after: 25 }]);
  });

  it('the same when decided again: nothing is left to change', () => {
    const rule = fc.record({
      ruleId: fc.constantFrom('a', 'b', 'c'),
      points: fc.integer({ min: -50, max: 50 }),
      counts: fc.boolean(),
    });
    const found = fc.record({
      engagementScore: fc.integer({ min: 0, max: 100 }),
      leadScore: fc.float({ min: -100, max: 100, noNaN: true }),
      behaviours: fc.option(
        fc.record({ points: fc.double({ min: -200, max: 300, noNaN: true }), fresh: fc.constant([]) }),
      ),
      rules: fc.uniqueArray(rule, { selector: ({ ruleId }) => ruleId }),
    });
    fc.assert(
      fc.property(fc.option(fc.constant(standing)), found, (before, findings) => {
        const first = decideScores(before, findings, clock);
        if (!first.standing) return;
        const { engagementScore, leadScore } = first.standing;
        const again = decideScores(first.standing, { ...findings, engagementScore, leadScore }, clock);
        expect(again).toEqual({ standing: null, changes: [] });
      }),
    );
  });
});

describe('a change of a score is told', () => {
  const lines = [{ score: 'leadScore', above: 50 } as const, { score: 'engagementScore', below: 10 } as const];
  it.each([
    ['reaching HIGH', 'engagementScore', 69, 70, true],
    ['moving inside a level', 'engagementScore', 40, 60, false],
    ['falling out of MEDIUM', 'engagementScore', 30, 29, true],
    ['falling past a line', 'engagementScore', 12, 9, true],
    ['rising over that line', 'engagementScore', 9, 12, false],
    ['rising past a line', 'leadScore', 50, 51, true],
    ['a lead score that passes 70', 'leadScore', 60, 80, false],
  ] as const)('%s', (_what, score, from, to, told) => {
    expect(isTold(lines, score, from, to)).toBe(told);
  });
});
