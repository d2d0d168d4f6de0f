import { describe, expect, it } from 'vitest';
import { contactFieldTypes } from '../../../../domain/segment/fields';
import { readCriteria } from '../../../../domain/segment/read-criteria';
import { measuredType, missingIn, operatorsOf, ruleFor, withMeasure, withOperator } from './condition';
import type { BehaviourRule, FieldRule } from './query';
import { eventField, fromItem } from './query';

const city: FieldRule = { id: 'a', field: 'city', operator: 'EQUALS', value: 'Lyon', dataType: 'STRING' };
const purchase: BehaviourRule = {
  id: 'b',
  field: eventField('PURCHASE_MADE'),
  measure: { type: 'SUM', property: 'amount' },
  operator: 'GREATER_THAN',
  value: 100,
};
const typeOf = (property: string) => (property === 'currency' ? 'STRING' : property === 'amount' ? 'NUMBER' : null);

describe('a condition in the builder', () => {
  it('begins, for every column, with an operator that the column has', () => {
    for (const [field, type] of Object.entries(contactFieldTypes)) {
      expect(operatorsOf(field, type)).toContain(ruleFor({ field, type }, 'a').operator);
    }
  });

  it('begins complete where there is nothing to fill in, and says what is missing where there is', () => {
    const done = ruleFor({ field: eventField('EMAIL_OPENED'), type: 'NUMBER' }, 'a');
    expect(missingIn(done)).toBeNull();
    expect(readCriteria({ logic: 'AND', conditions: [fromItem(done)] }).faults).toEqual([]);
    expect(missingIn(ruleFor({ field: 'city', type: 'STRING' }, 'a'))).toBe('value');
    expect(missingIn(ruleFor({ field: 'campaign.', type: 'STRING' }, 'a'))).toBe('field');
    expect(missingIn({ ...purchase, measure: { type: 'AVG' } })).toBe('property');
    expect(
      missingIn({ ...purchase, where: [{ property: '', operator: 'EQUALS', value: 'x', dataType: 'STRING' }] }),
    ).toBe('where');
    expect(missingIn({ ...city, operator: 'IS_EMPTY', value: undefined })).toBeNull();
  });

  it('offers a campaign what campaigns are asked, chosen or not', () => {
    expect(operatorsOf('campaign.', 'STRING')).toEqual(['EQUALS', 'NOT_EQUALS']);
    expect(operatorsOf('segment', 'STRING')).toEqual(['IN', 'NOT_IN']);
  });

  it.each([
    ['CONTAINS', 'Lyon'],
    ['IN', ['Lyon']],
    ['IS_EMPTY', undefined],
  ] as const)('keeps what was typed when the operator becomes %s', (operator, value) => {
    expect(withOperator(city, operator).value).toEqual(value);
  });

  it('keeps the first of a list and the lower end of a pair', () => {
    expect(withOperator({ ...city, operator: 'IN', value: ['Lyon', 'Lille'] }, 'EQUALS').value).toBe('Lyon');
    const age: FieldRule = { id: 'c', field: 'leadScore', operator: 'BETWEEN', value: [3, 9], dataType: 'NUMBER' };
    expect(withOperator(age, 'GREATER_THAN').value).toBe(3);
  });

  it('compares a measure as its property compares, and begins anew where that changes', () => {
    expect(measuredType(purchase, typeOf)).toBe('NUMBER');
    const last = withMeasure(purchase, { type: 'LAST', property: 'currency' }, typeOf);
    expect(last).toMatchObject({ operator: 'EQUALS', value: '' });
    expect(measuredType(last, typeOf)).toBe('STRING');
    expect(withMeasure(purchase, { type: 'AVG', property: 'amount' }, typeOf)).toMatchObject({ value: 100 });
    expect(
      measuredType(
        { ...purchase, measure: { type: 'LAST', property: 'seat' }, operator: 'ON', value: '2026-01-01' },
        typeOf,
      ),
    ).toBe('DATE');
  });
});
