import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCriteria } from '../../../test/factories/criteria';
import type { SegmentCondition, SegmentCriteria } from '../criteria';
import { readCriteria } from '../read-criteria';
import { noNames } from '../sentence/sentence';
import { bestOf, candidatesFor, directionTo } from './suggest';
import { changeSentence } from './words';

const city: SegmentCondition = { field: 'city', operator: 'EQUALS', value: 'Lyon', dataType: 'STRING' };
const opened: SegmentCondition = {
  event: 'EMAIL_OPENED',
  measure: { type: 'COUNT' },
  operator: 'GREATER_OR_EQUAL',
  value: 4,
  withinDays: 30,
};
const never: SegmentCondition = {
  event: 'PURCHASE_MADE',
  measure: { type: 'COUNT' },
  operator: 'EQUALS',
  value: 0,
  withinDays: 90,
};
const recent: SegmentCondition = { field: 'createdAt', operator: 'WITHIN_LAST_DAYS', value: 30, dataType: 'DATE' };
const both: SegmentCriteria = { logic: 'AND', conditions: [city, opened] };

const kindsOf = (criteria: SegmentCriteria, direction: 'WIDEN' | 'NARROW') =>
  candidatesFor(criteria, direction).map(({ kind, criteria: { logic, conditions } }) => ({ kind, logic, conditions }));

describe('to let more people in', () => {
  it('one condition is dropped or loosened, or any of them is enough', () => {
    expect(kindsOf(both, 'WIDEN')).toEqual([
      { kind: 'ANY_OF', logic: 'OR', conditions: [city, opened] },
      { kind: 'DROP', logic: 'AND', conditions: [opened] },
      { kind: 'LOOSEN', logic: 'AND', conditions: [city, { ...opened, withinDays: 60 }] },
      { kind: 'LOOSEN', logic: 'AND', conditions: [city, { ...opened, withinDays: 90 }] },
      { kind: 'LOOSEN', logic: 'AND', conditions: [city, { ...opened, value: 2 }] },
      { kind: 'DROP', logic: 'AND', conditions: [city] },
    ]);
  });

  it('"never" is asked of a shorter time, and the only condition is not dropped', () => {
    expect(kindsOf({ logic: 'AND', conditions: [never] }, 'WIDEN').map(({ conditions }) => conditions)).toEqual([
      [{ ...never, withinDays: 60 }],
      [{ ...never, withinDays: 30 }],
    ]);
  });

  it('a negated group is made tighter inside', () => {
    const group = { logic: 'AND', not: true, conditions: [recent] } as const;
    expect(kindsOf({ logic: 'AND', conditions: [group] }, 'WIDEN').map(({ conditions }) => conditions)).toEqual([
      [{ ...group, conditions: [{ ...recent, value: 14 }] }],
      [{ ...group, conditions: [{ ...recent, value: 7 }] }],
    ]);
  });

  it('quick filters go one by one, and a city makes room for its country', () => {
    const location = { country: 'France', city: 'Lyon' };
    const criteria = { logic: 'AND', conditions: [], location, engagementLevel: 'HIGH', tags: ['fan'] } as const;
    expect(candidatesFor(criteria, 'WIDEN').map((candidate) => candidate.criteria)).toEqual([
      { logic: 'AND', conditions: [], location: { country: 'France' }, engagementLevel: 'HIGH', tags: ['fan'] },
      { logic: 'AND', conditions: [], location, engagementLevel: 'HIGH' },
      { logic: 'AND', conditions: [], location, tags: ['fan'] },
      { logic: 'AND', conditions: [], engagementLevel: 'HIGH', tags: ['fan'] },
    ]);
  });
});

describe('to let fewer people in', () => {
  it('consent, activity, engagement and the places of most members are asked for in addition', () => {
    const places = { countries: ['France'], cities: ['Lyon', 'Paris'] };
    const required = candidatesFor({ logic: 'AND', conditions: [recent] }, 'NARROW', places).filter(
      ({ kind }) => kind === 'REQUIRE',
    );
    expect(required.map(({ after }) => after)).toEqual([
      { logic: 'AND', conditions: [expect.objectContaining({ field: 'consent.EMAIL_MARKETING', value: true })] },
      { logic: 'AND', conditions: [], lastActivityDays: 365 },
      { logic: 'AND', conditions: [], lastActivityDays: 90 },
      { logic: 'AND', conditions: [], lastActivityDays: 30 },
      { logic: 'AND', conditions: [], engagementLevel: 'HIGH' },
      { logic: 'AND', conditions: [], location: { country: 'France' } },
      { logic: 'AND', conditions: [], location: { city: 'Lyon' } },
      { logic: 'AND', conditions: [], location: { city: 'Paris' } },
    ]);
  });

  it('what is required stands outside a group of which any may hold', () => {
    const either: SegmentCriteria = { logic: 'OR', conditions: [city, opened] };
    const [first] = candidatesFor(either, 'NARROW');
    expect(first?.criteria).toMatchObject({
      logic: 'AND',
      conditions: [{ logic: 'OR', conditions: [city, opened] }, { field: 'consent.EMAIL_MARKETING' }],
    });
    expect(kindsOf(either, 'NARROW').map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['ALL_OF', 'DROP', 'TIGHTEN']),
    );
  });
});

describe('whatever criteria are asked', () => {
  it('every candidate can be asked and spoken, none is there twice, and there are sixteen at most', () => {
    const nameable = {
      segmentIds: ['0199a2b4-0000-7000-8000-000000000001'],
      campaignIds: ['0199a2b4-0000-7000-8000-000000000002'],
      automationIds: ['0199a2b4-0000-7000-8000-000000000003'],
    };
    fc.assert(
      fc.property(
        arbitraryCriteria(nameable),
        fc.constantFrom('WIDEN' as const, 'NARROW' as const),
        (criteria, direction) => {
          const candidates = candidatesFor(criteria, direction, { countries: ['France'], cities: ['Lyon'] });
          expect(candidates.length).toBeLessThanOrEqual(16);
          expect(new Set(candidates.map((one) => JSON.stringify(one.criteria))).size).toBe(candidates.length);
          for (const candidate of candidates) {
            expect(readCriteria(candidate.criteria).faults).toEqual([]);
            for (const locale of ['en', 'fr'] as const) {
              expect(changeSentence(candidate, locale, noNames)).not.toMatch(
                /^(“”|«  »)|: (“”|«  »)$|(becomes|devient) (“”|«  »)$|undefined/,
              );
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what is offered', () => {
  const candidate = { kind: 'DROP', criteria: both, before: null, after: null } as const;
  const counted = (...counts: readonly number[]) => counts.map((count) => ({ ...candidate, count }));
  const countsOf = (all: readonly { readonly count: number }[]) => all.map(({ count }) => count);

  it.each([
    [5, { min: 10, max: null }, 'WIDEN'],
    [10, { min: 10, max: 10 }, null],
    [11, { min: null, max: 10 }, 'NARROW'],
    [0, { min: null, max: null }, null],
  ] as const)('%i people for %j need %s', (count, target, direction) => {
    expect(directionTo(count, target)).toBe(direction);
  });

  it('comes nearest to the target first; of those that reach it, what changes least', () => {
    const widened = bestOf(counted(9, 5, 4, 300, 12, 80), 5, { min: 10, max: 100 });
    expect(countsOf(widened)).toEqual([12, 80, 9, 300]);
    const narrowed = bestOf(counted(900, 0, 1_200, 400, 99), 1_000, { min: 50, max: 500 });
    expect(countsOf(narrowed)).toEqual([400, 99, 900]);
  });
});

it('a change is told in both languages', () => {
  const [anyOf, drop, loosen] = candidatesFor(both, 'WIDEN');
  const said = (one: typeof anyOf) =>
    one === undefined ? [] : (['en', 'fr'] as const).map((locale) => changeSentence(one, locale, noNames));
  expect(said(anyOf)[0]).toMatch(/^Any of them is enough: “/);
  expect(said(drop)[1]).toMatch(/^Ne plus demander : « .*Lyon.* »$/);
  expect(said(loosen)[1]).toMatch(/30 derniers jours.* devient .*60 derniers jours/);
});
