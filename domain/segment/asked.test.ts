import { describe, expect, it } from 'vitest';
import type { EventDetail } from './asked';
import { askedBy, widestReads } from './asked';
import type { BehaviourCondition } from './criteria';
import { readCriteria } from './read-criteria';

function readsOf(...behaviours: readonly Omit<BehaviourCondition, 'event'>[]) {
  const conditions = behaviours.map((behaviour) => ({ event: 'PURCHASE_MADE', ...behaviour }));
  const { question, faults } = readCriteria({ logic: 'AND', conditions });
  expect(faults).toEqual([]);
  return askedBy(question ? [question] : []).events.get('PURCHASE_MADE');
}
const count: Omit<BehaviourCondition, 'event'> = { measure: { type: 'COUNT' }, operator: 'GREATER_THAN', value: 1 };
const spent: Omit<BehaviourCondition, 'event'> = {
  measure: { type: 'SUM', property: 'amount' },
  operator: 'GREATER_THAN',
  value: 1,
};

describe('what questions read of events', () => {
  it.each<[EventDetail, string, Omit<BehaviourCondition, 'event'>]>([
    ['INSTANT', 'how many', count],
    ['INSTANT', 'when last', { measure: { type: 'LAST', property: 'occurredAt' }, operator: 'IS_NOT_EMPTY' }],
    [
      'INSTANT',
      'how many before a day',
      { ...count, where: [{ property: 'occurredAt', operator: 'BEFORE', value: '2026-01-01', dataType: 'DATE' }] },
    ],
    ['AMOUNT', 'the sum of amounts', spent],
    [
      'ALL',
      'the last amount, which of two at one instant is told by their ids',
      {
        measure: { type: 'LAST', property: 'amount' },
        operator: 'IS_NOT_EMPTY',
      },
    ],
    ['ALL', 'how many have an amount, a number or not', { ...count, measure: { type: 'COUNT', property: 'amount' } }],
    ['ALL', 'the sum of another property', { ...spent, measure: { type: 'SUM', property: 'seats' } }],
    [
      'ALL',
      'amounts in a currency',
      { ...spent, where: [{ property: 'currency', operator: 'EQUALS', value: 'EUR', dataType: 'STRING' }] },
    ],
  ])('is %s of %s', (detail, _what, behaviour) => {
    expect(readsOf(behaviour)).toEqual({ days: null, detail });
  });

  it('is as much and as far back as any of them reads', () => {
    expect(readsOf({ ...count, withinDays: 90 }, { ...spent, withinDays: 30 })).toEqual({ days: 90, detail: 'AMOUNT' });
    expect(readsOf({ ...spent, withinDays: 30 }, count)).toEqual({ days: null, detail: 'AMOUNT' });
  });

  it('is told apart by the name of the event', () => {
    const reads = widestReads([
      ['OPENED', { days: 7, detail: 'INSTANT' }],
      ['CLICKED', { days: null, detail: 'ALL' }],
      ['OPENED', { days: 3, detail: 'AMOUNT' }],
    ]);
    expect([...reads]).toEqual([
      ['OPENED', { days: 7, detail: 'AMOUNT' }],
      ['CLICKED', { days: null, detail: 'ALL' }],
    ]);
  });
});
