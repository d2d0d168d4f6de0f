import { describe, expect, it } from 'vitest';
import type { SegmentCondition } from '../segment/criteria';
import { readCriteria } from '../segment/read-criteria';
import { asksScore, behavioursAskedFor, stillCounts } from './rule';

const questionOf = (...conditions: readonly SegmentCondition[]) => {
  const { question } = readCriteria({ logic: 'AND', conditions });
  if (!question) throw new Error('not valid');
  return question;
};
const did = (event: string, operator: 'GREATER_OR_EQUAL' | 'EQUALS', value: number): SegmentCondition => ({
  event,
  measure: { type: 'COUNT' },
  operator,
  value,
});

describe('points that expire', () => {
  it.each([
    ['on the day itself', '2026-03-01T15:00:00Z', '2026-03-01T22:59:59Z', 1, true],
    ['on the day after, to its end', '2026-03-01T15:00:00Z', '2026-03-02T22:59:59.999Z', 1, true],
    ['no more on the day after that', '2026-03-01T15:00:00Z', '2026-03-02T23:00:00Z', 1, false],
    [
      'by the calendar: late in the evening begins the same day',
      '2026-03-01T22:59:59Z',
      '2026-03-02T22:59:59Z',
      1,
      true,
    ],
    ['by the zone: an hour later begins the next', '2026-03-01T23:00:00Z', '2026-03-03T22:59:59Z', 1, true],
    ['over the change to summer time', '2026-03-28T12:00:00Z', '2026-03-29T21:59:59Z', 1, true],
    ['and end with its shorter day', '2026-03-28T12:00:00Z', '2026-03-29T22:00:00Z', 1, false],
    ['on the thirtieth day', '2026-03-01T12:00:00Z', '2026-03-31T12:00:00Z', 30, true],
    ['not on the thirty-first', '2026-03-01T12:00:00Z', '2026-04-01T12:00:00Z', 30, false],
  ])('count %s', (_what, startedAt, now, expiresAfterDays, counts) => {
    const expiry = { expiresAfterDays, timezone: 'Europe/Paris' };
    expect(stillCounts(Date.parse(startedAt), expiry, Date.parse(now))).toBe(counts);
  });

  it('count for ever where they do not expire', () => {
    expect(stillCounts(0, { expiresAfterDays: null, timezone: 'UTC' }, Date.parse('2126-01-01'))).toBe(true);
  });
});

describe('the behaviours that start the clock of a rule', () => {
  const bought = did('PURCHASE_MADE', 'GREATER_OR_EQUAL', 1);
  const never = did('PURCHASE_MADE', 'EQUALS', 0);
  const city: SegmentCondition = { field: 'city', operator: 'EQUALS', value: 'Lyon', dataType: 'STRING' };
  it.each([
    ['one that is asked for', [bought, city], ['PURCHASE_MADE']],
    ['all of them', [bought, did('FORM_SUBMITTED', 'GREATER_OR_EQUAL', 2)], ['PURCHASE_MADE', 'FORM_SUBMITTED']],
    ['in a group', [{ logic: 'OR', conditions: [bought, city] }], ['PURCHASE_MADE']],
    ['not one that must not have been shown', [never, city], []],
    ['not one of a group that must not hold', [{ logic: 'AND', conditions: [bought], not: true }], []],
    ['none where only fields are asked', [city], []],
  ] as const)('are %s', (_what, conditions, events) => {
    expect(behavioursAskedFor(questionOf(...conditions)).map(({ event }) => event)).toEqual(events);
  });
});

it('a question about a score is known, however deep', () => {
  const lead: SegmentCondition = { field: 'leadScore', operator: 'GREATER_THAN', value: 1, dataType: 'NUMBER' };
  const engagement: SegmentCondition = { ...lead, field: 'engagementScore' };
  expect(
    asksScore(questionOf({ logic: 'OR', conditions: [engagement, { logic: 'AND', conditions: [lead] }] }), 'leadScore'),
  ).toBe(true);
  expect(asksScore(questionOf(engagement), 'leadScore')).toBe(false);
});
