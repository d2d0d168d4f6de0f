import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoredEvent } from './engagement';
import { decayFactor, engagementParts, engagementScoreOf, sumOfParts } from './engagement';
import { defaultScoringSettings, pointsOf, unscoredEvents } from './settings';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-03-01T12:00:00Z');
const settings = defaultScoringSettings;

const event = (name: string, daysAgo: number, more: Partial<ScoredEvent> = {}): ScoredEvent => ({
  id: `${name}-${daysAgo}`,
  name,
  properties: {},
  campaignId: null,
  messageId: `mail-${daysAgo}`,
  occurredAtMs: NOW - daysAgo * DAY_MS,
  ...more,
});
const scoreOf = (events: readonly ScoredEvent[], nowMs = NOW) =>
  engagementScoreOf(sumOfParts(engagementParts(events, settings, nowMs)));
/** One newsletter a week for two years, the last some days ago. */
const weekly = (name: string, lastDaysAgo: number, everyDays = 7) =>
  Array.from({ length: Math.floor(730 / everyDays) }, (_, index) => event(name, lastDaysAgo + index * everyDays));

describe('an engagement score', () => {
  it.each([
    ['nothing', [], 0],
    ['one open today', [event('EMAIL_OPENED', 0)], 6],
    ['one open a half-life ago', [event('EMAIL_OPENED', 30)], 3],
    ['one open two half-lives ago, rounded up from 1.5', [event('EMAIL_OPENED', 60)], 2],
    [
      'an open, a click and a purchase today',
      [event('EMAIL_OPENED', 0), event('LINK_CLICKED', 0), event('PURCHASE_MADE', 0)],
      58,
    ],
    ['a concert, an event of the organisation’s own', [event('CONCERT_ATTENDED', 0)], 5],
    ['a form, then a departure', [event('FORM_SUBMITTED', 0), event('UNSUBSCRIBED', 0)], 0],
    ['a refused mail alone: never below zero', [event('EMAIL_BOUNCED', 0)], 0],
    ['four purchases today: never above a hundred', [0, 0.1, 0.2, 0.3].map((ago) => event('PURCHASE_MADE', ago)), 100],
    ['an event whose clock is a little ahead', [event('PURCHASE_MADE', -0.01)], 40],
    ['what Fermata writes of itself', unscoredEvents.map((name) => event(name, 0)), 0],
  ] as const)('of %s', (_what, events, score) => {
    expect(scoreOf(events)).toBe(score);
  });

  it.each([
    ['who opens each weekly mail is MEDIUM just after it', weekly('EMAIL_OPENED', 0), 30, 69],
    ['who opens each weekly mail is MEDIUM just before the next', weekly('EMAIL_OPENED', 6.9), 30, 69],
    ['who also clicks each time is HIGH', [...weekly('EMAIL_OPENED', 6.9), ...weekly('LINK_CLICKED', 6.9)], 70, 100],
    ['who opens one mail a month is LOW', weekly('EMAIL_OPENED', 0, 30), 0, 29],
  ])('has levels that mean something: %s', (_what, events, from, to) => {
    expect(scoreOf(events)).toBeGreaterThanOrEqual(from);
    expect(scoreOf(events)).toBeLessThanOrEqual(to);
  });

  it.each([
    [
      'a burst of opens of one mail',
      [0, 0.001, 0.01, 3].map((ago) => event('EMAIL_OPENED', ago, { messageId: 'one' })),
      5.6,
    ],
    [
      'opens that name the campaign alone',
      [0, 1].map((ago) => event('EMAIL_OPENED', ago, { messageId: null, campaignId: 'c' })),
      5.86,
    ],
    [
      'opens of a program that names the mail',
      [0, 1].map((ago) => event('EMAIL_OPENED', ago, { messageId: null, properties: { messageId: 'm' } })),
      5.86,
    ],
    ['opens of no mail, on one day', [0, 0.1].map((ago) => event('EMAIL_OPENED', ago, { messageId: null })), 5.99],
    [
      'one link of a mail, twice',
      [0, 1].map((ago) => event('LINK_CLICKED', ago, { id: `${ago}`, messageId: 'm', properties: { url: 'a' } })),
      11.73,
    ],
  ])('counts once, at the first of them: %s', (_what, events, points) => {
    const parts = engagementParts(events, settings, NOW);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({ count: 1 });
    expect(sumOfParts(parts)).toBeCloseTo(points, 1);
  });

  it('counts two links of a mail, and one link of two mails, as two', () => {
    const links = ['a', 'b'].map((url) => event('LINK_CLICKED', 0, { id: url, messageId: 'm', properties: { url } }));
    const mails = ['m', 'n'].map((messageId) =>
      event('LINK_CLICKED', 0, { id: messageId, messageId, properties: { url: 'a' } }),
    );
    expect(engagementParts(links, settings, NOW)[0]?.count).toBe(2);
    expect(engagementParts(mails, settings, NOW)[0]?.count).toBe(2);
  });

  it('leaves an event out that is worth nothing', () => {
    const still = { ...settings, otherEvents: 0, points: { ...settings.points, EMAIL_OPENED: 0 } };
    expect(engagementParts([event('EMAIL_OPENED', 0), event('LOGIN', 0)], still, NOW)).toEqual([]);
    expect(pointsOf(still, 'EMAIL_OPENED')).toBe(0);
  });
});

const names = fc.constantFrom('EMAIL_OPENED', 'LINK_CLICKED', 'FORM_SUBMITTED', 'PURCHASE_MADE', 'CONCERT_ATTENDED');
const anyEvent = fc
  .record({
    name: names,
    daysAgo: fc.double({ min: 0, max: 4_000, noNaN: true }),
    id: fc.uuid(),
    mail: fc.constantFrom('a', 'b', null),
  })
  .map(({ name, daysAgo, id, mail }) => event(name, daysAgo, { id, messageId: mail }));
const events = fc.array(anyEvent, { maxLength: 20 });
const pointsAt = (list: readonly ScoredEvent[], nowMs: number) => sumOfParts(engagementParts(list, settings, nowMs));

describe('for any events', () => {
  it('points halve at the half-life', () => {
    fc.assert(
      fc.property(events, fc.double({ min: 1, max: 3_650, noNaN: true }), (list, halfLifeDays) => {
        const own = { ...settings, halfLifeDays };
        const now = sumOfParts(engagementParts(list, own, NOW));
        const later = sumOfParts(engagementParts(list, own, NOW + halfLifeDays * DAY_MS));
        expect(later).toBeCloseTo(now / 2, 9);
      }),
    );
  });

  it('time alone never raises a score', () => {
    fc.assert(
      fc.property(events, fc.double({ min: 0, max: 1_000, noNaN: true }), (list, days) => {
        expect(pointsAt(list, NOW + days * DAY_MS)).toBeLessThanOrEqual(pointsAt(list, NOW) + 1e-9);
      }),
    );
  });

  it('doing something more never lowers a score, and the score stays from 0 to 100', () => {
    fc.assert(
      fc.property(events, names, (list, name) => {
        const more = [...list, event(name, 0, { id: 'more', messageId: null, properties: { messageId: 'new' } })];
        expect(pointsAt(more, NOW)).toBeGreaterThanOrEqual(pointsAt(list, NOW));
        const score = scoreOf(more);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(Number.isInteger(score)).toBe(true);
      }),
    );
  });

  it('decay over two stretches is decay over both together', () => {
    const days = fc.double({ min: 0, max: 500, noNaN: true });
    fc.assert(
      fc.property(days, days, (one, other) => {
        const apart = decayFactor(one * DAY_MS, 30) * decayFactor(other * DAY_MS, 30);
        expect(apart).toBeCloseTo(decayFactor((one + other) * DAY_MS, 30), 9);
      }),
    );
  });
});
