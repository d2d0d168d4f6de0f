import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Failure } from '../domain/error/failure';
import type { Locale } from '../domain/locale/locale';
import { segmentCriteriaSchema } from '../domain/segment/schema';
import { parseInput } from './validation';

const body = z.strictObject({ criteria: segmentCriteriaSchema });

function faultsOf(criteria: unknown, locale: Locale = 'en') {
  try {
    parseInput(body, { criteria }, locale);
    return [];
  } catch (error) {
    if (error instanceof Failure) return error.details;
    throw error;
  }
}
const pathsOf = (criteria: unknown) => faultsOf(criteria).map(({ path }) => path);

const good = { field: 'city', operator: 'EQUALS', value: 'Paris', dataType: 'STRING' };
const counted = { event: 'EMAIL_OPENED', measure: { type: 'COUNT' }, operator: 'GREATER_OR_EQUAL', value: 3 };
const automation = 'automation.01930000-0000-7000-8000-000000000001';
const average = { ...counted, measure: { type: 'AVG', property: 'amount' } };
const last = { ...counted, measure: { type: 'LAST', property: 'occurredAt' } };
const third = (condition: unknown) => ({ logic: 'AND', conditions: [good, counted, condition] });
const nested = (depth: number): unknown => (depth === 0 ? good : { logic: 'OR', conditions: [nested(depth - 1)] });

describe('the criteria of a request', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['an operator that its type lacks', { ...good, operator: 'GREATER_THAN' }, 'operator'],
    ['an operator that does not exist', { ...good, operator: 'LIKE' }, 'operator'],
    ['a field that does not exist', { ...good, field: 'shoeSize' }, 'field'],
    ['a custom field whose name is SQL', { ...good, field: "customFields.x' or 1=1 --" }, 'field'],
    ['a consent that does not exist', { ...good, field: 'consent.FAX', dataType: 'BOOLEAN' }, 'field'],
    ['a column declared as another type', { ...good, dataType: 'NUMBER', value: 3 }, 'dataType'],
    ['a data type that does not exist', { ...good, dataType: 'TEXT' }, 'dataType'],
    ['a date that is none', { field: 'birthDate', operator: 'ON', value: '2026-02-30', dataType: 'DATE' }, 'value'],
    ['one end of a range', { field: 'leadScore', operator: 'BETWEEN', value: [1], dataType: 'NUMBER' }, 'value'],
    ['text with a NUL', { ...good, value: 'Pa\0ris' }, 'value'],
    ['half a surrogate pair', { ...good, value: 'Pa\ud800ris' }, 'value'],
    ['more values than a list may hold', { ...good, operator: 'IN', value: Array(10_001).fill('x') }, 'value'],
    ['an unknown member', { ...good, colour: 'red' }, 'colour'],
    ['a measure without its property', { ...counted, measure: { type: 'SUM' } }, 'measure.property'],
    ['a measure that does not exist', { ...counted, measure: { type: 'MEDIAN' } }, 'measure.type'],
    ['a text operator on a count', { ...counted, operator: 'CONTAINS' }, 'operator'],
    [
      'a filter whose operator its type lacks',
      { ...counted, where: [{ property: 'url', operator: 'BEFORE', value: 'x', dataType: 'STRING' }] },
      'where.0.operator',
    ],
    ['a segment named by no id', { field: 'segment', operator: 'IN', value: ['x'], dataType: 'STRING' }, 'value'],
    [
      'a topic whose key is SQL',
      { field: "topic.x'--", operator: 'EQUALS', value: true, dataType: 'BOOLEAN' },
      'field',
    ],
    [
      'a topic asked as text',
      { field: 'topic.news', operator: 'EQUALS', value: 'yes', dataType: 'STRING' },
      'dataType',
    ],
    ['an automation named by no id', { ...good, field: 'automation.welcome', value: 'ENTERED' }, 'field'],
    ['a state that automations lack', { ...good, field: automation, value: 'HAPPY' }, 'value'],
    ['an operator that states lack', { ...good, field: automation, operator: 'IN', value: ['ENTERED'] }, 'operator'],
    [
      'an operator that steps lack',
      { ...good, field: `${automation}.step`, operator: 'CONTAINS', value: 'x' },
      'operator',
    ],
    ['a part that automations lack', { ...good, field: `${automation}.name` }, 'field'],
    ['a sum of dates', { ...counted, measure: { type: 'SUM', property: 'occurredAt' } }, 'measure.property'],
    ['an average that is compared with text', { ...average, value: 'many' }, 'value'],
    ['an operator that a date of an event lacks', { ...last, operator: 'EQUALS', value: 'x' }, 'operator'],
    ['a date of an event that is none', { ...last, operator: 'BEFORE', value: '2026-02-30' }, 'value'],
    [
      'when an event happened, asked as text',
      { ...counted, where: [{ property: 'occurredAt', operator: 'CONTAINS', value: '2026', dataType: 'STRING' }] },
      'where.0.dataType',
    ],
    ['a fault inside a group', { logic: 'OR', conditions: [good, { ...good, field: 'x' }] }, 'conditions.1.field'],
    ['a group ten deep', nested(10), 'conditions.0.'.repeat(5).slice(0, -1)],
  ];
  it.each(cases)('are refused with the place of %s', (_name, condition, member) => {
    expect(pathsOf(third(condition))).toEqual([`criteria.conditions.2.${member}`]);
  });

  it('are refused where a statement could not carry them', () => {
    const group = (conditions: unknown) => ({ logic: 'AND', conditions });
    const hundreds = (count: number) =>
      group(Array.from({ length: count }, () => group(Array.from({ length: 100 }, () => good))));
    expect(pathsOf(hundreds(6))).toEqual(['criteria.conditions']);
    expect(pathsOf(hundreds(5))).toEqual([]);
  });

  it('are accepted five groups deep, with 10,000 values in a list and characters that SQL knows', () => {
    expect(faultsOf(third(nested(5)))).toEqual([]);
    const values = Array.from({ length: 10_000 }, (_value, index) => `city ${index}`);
    expect(faultsOf(third({ ...good, operator: 'IN', value: values }))).toEqual([]);
    expect(faultsOf(third({ ...good, value: `%_\\'";--` }))).toEqual([]);
  });

  it('are refused in the language of the reader', () => {
    const [fault] = faultsOf(third({ ...good, operator: 'BEFORE' }), 'fr');
    expect(fault?.message).toBe("BEFORE n'existe pas pour city (STRING).");
  });
});
