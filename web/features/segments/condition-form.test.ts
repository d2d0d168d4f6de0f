import { describe, expect, it } from 'vitest';
import { canBeAsked, conditionFor, fieldChoices, flatCriteria, operatorChoices, withOperator } from './condition-form';

const city = { field: 'city', type: 'STRING' } as const;

describe('the rows of a segment', () => {
  it('show flat criteria and leave richer ones alone', () => {
    const flat = { logic: 'AND', conditions: [conditionFor(city)] } as const;
    expect(flatCriteria(flat)).toEqual(flat);
    expect(flatCriteria({ ...flat, tags: ['vip'] })).toBeNull();
    expect(flatCriteria({ logic: 'AND', conditions: [{ logic: 'OR', conditions: [] }] })).toBeNull();
    expect(
      flatCriteria({
        logic: 'AND',
        conditions: [{ event: 'PURCHASE_MADE', measure: { type: 'COUNT' }, operator: 'EQUALS', value: 0 }],
      }),
    ).toBeNull();
  });

  it('offer the operators that fit the field', () => {
    expect(operatorChoices('segment', 'STRING')).toEqual(['IN', 'NOT_IN']);
    expect(operatorChoices('tags', 'ARRAY')).toContain('CONTAINS_ANY');
    expect(operatorChoices('consent.EMAIL_MARKETING', 'BOOLEAN')).not.toContain('CONTAINS');
  });

  it('keep the value when the operator changes to one that takes the same', () => {
    const row = { ...conditionFor(city), value: 'Lyon' };
    expect(withOperator(row, 'CONTAINS')).toMatchObject({ operator: 'CONTAINS', value: 'Lyon' });
    expect(withOperator(row, 'IN')).toMatchObject({ operator: 'IN', value: [] });
    expect(withOperator(row, 'IS_EMPTY').value).toBeUndefined();
  });

  it('begin with every kind of field in a state that a person can complete', () => {
    const known = [
      { field: 'city', label: 'city', type: 'STRING', custom: false },
      { field: 'customFields.shows', label: 'Shows', type: 'NUMBER', custom: true },
    ] as const;
    const rows = fieldChoices(known).map(conditionFor);
    expect(rows.map(({ field }) => field)).toContain('segment');
    const shows = rows.find(({ field }) => field === 'customFields.shows');
    expect(shows && canBeAsked({ logic: 'AND', conditions: [shows] })).toBe(true);
  });
});
