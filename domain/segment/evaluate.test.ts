import { describe, expect, it } from 'vitest';
import type { EventProperties } from '../event/event';
import type { BehaviourCondition, ConditionOperator, SegmentCondition, SegmentCriteria } from './criteria';
import { evaluateCriteria } from './evaluate';
import type { ContactFacts } from './facts';

const blank: ContactFacts = {
  contact: {
    email: 'ada@example.com',
    firstName: null,
    lastName: null,
    company: null,
    position: null,
    phone: null,
    roles: [],
    tags: [],
    status: 'active',
    country: null,
    region: null,
    city: null,
    birthDate: null,
    timezone: null,
    locale: null,
    source: null,
    lifecycleStage: 'LEAD',
    engagementScore: 0,
    leadScore: 0,
    lastActivity: null,
    customFields: {},
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  },
  consents: new Map(),
  events: [],
  topics: new Map(),
  enrolments: [],
  outcomes: new Map(),
  segmentIds: new Set(),
};

const at = (now: string) => ({ now: new Date(now), timezone: 'Europe/Paris' });
const noon = at('2026-03-01T11:00:00Z');
const person = (contact: Partial<ContactFacts['contact']>): ContactFacts => ({
  ...blank,
  contact: { ...blank.contact, ...contact },
});
const all = (...conditions: SegmentCondition[]): SegmentCriteria => ({ logic: 'AND', conditions });

describe('text compares without regard to case and accents, its signs literally', () => {
  it.each([
    ['Orléans', 'EQUALS', 'ORLEANS', true],
    ['orle\u0301ans', 'STARTS_WITH', 'Orlé', true],
    ['50%', 'CONTAINS', '%', true],
    ['500', 'CONTAINS', '%', false],
    ['a_b', 'ENDS_WITH', '_b', true],
    ['axb', 'ENDS_WITH', '_b', false],
    ['back\\slash', 'CONTAINS', '\\', true],
    ['ΣΊΣΥΦΟΣ', 'EQUALS', 'Σίσυφοσ', true],
    ['İstanbul', 'EQUALS', 'istanbul', true],
  ] as const)('%s %s %s: %s', (city, operator, value, expected) => {
    const criteria = all({ field: 'city', operator, value, dataType: 'STRING' });
    expect(evaluateCriteria(criteria, person({ city }), noon)).toBe(expected);
  });
});

describe("dates go by the organisation's days", () => {
  const holds = (
    field: string,
    operator: ConditionOperator,
    value: string | number,
    facts: ContactFacts,
    clock = noon,
  ) => evaluateCriteria(all({ field, operator, value, dataType: 'DATE' }), facts, clock);

  it.each([
    ['a birthday across the end of the year', '1990-01-02', 7, '2025-12-28T12:00:00Z', true],
    ['a birthday a day too far across the end of the year', '1990-01-05', 7, '2025-12-28T12:00:00Z', false],
    ['a birthday today', '1990-03-01', 0, '2026-03-01T12:00:00Z', true],
    ['a birthday yesterday', '1990-02-28', 30, '2026-03-01T12:00:00Z', false],
    ['29 February on 28 February of a common year', '2000-02-29', 0, '2026-02-28T12:00:00Z', true],
    ['29 February on 1 March of a common year', '2000-02-29', 0, '2026-03-01T12:00:00Z', false],
    ['29 February in a leap year', '2000-02-29', 1, '2024-02-28T12:00:00Z', true],
    ['28 February on 29 February', '2000-02-28', 0, '2024-02-29T12:00:00Z', false],
    ['a day of this year, which has no anniversary yet', '2026-03-01', 7, '2026-03-01T12:00:00Z', false],
  ] as const)('anniversary: %s', (_name, birthDate, days, now, expected) => {
    expect(holds('birthDate', 'ANNIVERSARY_WITHIN_DAYS', days, person({ birthDate }), at(now))).toBe(expected);
  });

  it('a day begins at midnight in the time zone of the organisation', () => {
    const lastActivity = '2026-02-28T23:30:00.000Z';
    expect(holds('lastActivity', 'ON', '2026-03-01', person({ lastActivity }))).toBe(true);
    expect(holds('lastActivity', 'ON', '2026-02-28', person({ lastActivity }))).toBe(false);
    expect(holds('lastActivity', 'BEFORE', '2026-03-01', person({ lastActivity }))).toBe(false);
    expect(holds('lastActivity', 'WITHIN_LAST_DAYS', 0, person({ lastActivity }))).toBe(true);
  });

  it('a window counts whole days, the first of them from its beginning, and nothing to come', () => {
    const window = (lastActivity: string) => holds('lastActivity', 'WITHIN_LAST_DAYS', 7, person({ lastActivity }));
    expect(window('2026-02-21T23:00:00.000Z')).toBe(true);
    expect(window('2026-02-21T22:59:59.999Z')).toBe(false);
    expect(window('2026-03-01T11:00:00.001Z')).toBe(false);
  });

  it('a day of 23 hours is a day', () => {
    const clock = at('2026-03-30T10:00:00Z');
    expect(
      holds('lastActivity', 'WITHIN_LAST_DAYS', 1, person({ lastActivity: '2026-03-28T23:00:00.000Z' }), clock),
    ).toBe(true);
    expect(
      holds('lastActivity', 'WITHIN_LAST_DAYS', 1, person({ lastActivity: '2026-03-28T22:59:59.999Z' }), clock),
    ).toBe(false);
  });

  it.each([
    ['2008-03-02', 17],
    ['2008-03-01', 18],
    ['2008-02-29', 18],
  ])('born on %s is %i years old', (birthDate, age) => {
    for (const years of [17, 18]) {
      const criteria = { ...all(), ageRange: { min: years, max: years } };
      expect(evaluateCriteria(criteria, person({ birthDate }), noon)).toBe(years === age);
    }
  });
});

describe('behaviour is measured over events', () => {
  const bought = (...purchases: readonly EventProperties[]): ContactFacts => ({
    ...blank,
    events: purchases.map((properties, index) => ({
      id: `0190d9a4-0000-7000-8000-00000000000${index}`,
      name: 'PURCHASE_MADE',
      properties,
      campaignId: null,
      occurredAt: new Date(Date.parse('2026-02-01T00:00:00Z') + index).toISOString(),
    })),
  });
  const holds = (condition: Partial<BehaviourCondition>, facts: ContactFacts) =>
    evaluateCriteria(
      all({ event: 'PURCHASE_MADE', measure: { type: 'COUNT' }, operator: 'EQUALS', value: 0, ...condition }),
      facts,
      noon,
    );
  const amount = (type: BehaviourCondition['measure']['type']) => ({ measure: { type, property: 'amount' } });

  it('count and sum of nothing are 0, other measures are missing', () => {
    expect(holds({}, blank)).toBe(true);
    expect(holds(amount('SUM'), blank)).toBe(true);
    for (const type of ['AVG', 'MIN', 'MAX', 'FIRST', 'LAST'] as const) {
      expect(holds(amount(type), blank)).toBe(false);
      expect(holds({ ...amount(type), operator: 'NOT_EQUALS' }, blank)).toBe(true);
      expect(holds({ ...amount(type), operator: 'IS_EMPTY', value: undefined }, blank)).toBe(true);
    }
  });

  it('a sum of cents and an average that does not end are exact', () => {
    expect(holds({ ...amount('SUM'), value: 0.3 }, bought({ amount: 0.1 }, { amount: 0.2 }))).toBe(true);
    const thirds = bought({ amount: 1 }, { amount: 0 }, { amount: 0 });
    expect(holds({ ...amount('AVG'), value: 0.3333333333333333 }, thirds)).toBe(false);
    expect(holds({ ...amount('AVG'), operator: 'BETWEEN', value: [0.33, 0.34] }, thirds)).toBe(true);
  });

  it('the first and the last go by when they happened, and may be of any type', () => {
    const facts = bought({ shop: 'Fnac' }, { shop: 'Été', amount: 'none' });
    const shop = (type: 'FIRST' | 'LAST') => ({ measure: { type, property: 'shop' } });
    expect(holds({ ...shop('FIRST'), value: 'FNAC' }, facts)).toBe(true);
    expect(holds({ ...shop('LAST'), operator: 'STARTS_WITH', value: 'et' }, facts)).toBe(true);
    expect(holds({ ...amount('SUM'), value: 0 }, facts)).toBe(true);
  });

  it('purchases are found by product, among their items or by themselves', () => {
    const facts = bought({ items: [{ sku: 'LP-1' }, 'Poster'] }, { product: 'T-shirt' });
    for (const [product, count] of [
      ['lp-1', 1],
      ['POSTER', 1],
      ['t-shirt', 1],
      ['mug', 0],
    ] as const) {
      const criteria = { ...all(), purchaseHistory: { products: [product], count: { min: count, max: count } } };
      expect([product, evaluateCriteria(criteria, facts, noon)]).toEqual([product, true]);
    }
  });
});
