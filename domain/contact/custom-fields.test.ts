import { describe, expect, test } from 'vitest';
import type { CustomValue, FieldType } from './contact';
import { checkCustomFields, typeOfValue } from './custom-fields';

test.each<[CustomValue, FieldType | null]>([
  ['blue', 'STRING'],
  ['', 'STRING'],
  ['2024-02-29', 'DATE'],
  ['2023-02-29', 'STRING'],
  ['2024-02-29T10:00:00Z', 'DATE'],
  ['2024-02-29T10:00:00+01:00', 'DATE'],
  ['2024', 'STRING'],
  [0, 'NUMBER'],
  [false, 'BOOLEAN'],
  [['a'], 'ARRAY'],
  [null, null],
])('a field whose first value is %j becomes %s', (value, type) => {
  expect(typeOfValue(value)).toBe(type);
});

describe('values against the definitions', () => {
  const definitions = new Map<string, FieldType>([
    ['note', 'STRING'],
    ['size', 'NUMBER'],
    ['since', 'DATE'],
  ]);

  test('that fit define what is new', () => {
    const values = { note: '2024-02-29', size: null, since: '2024-01-01', hall: 'A', nothing: null };
    expect(checkCustomFields(values, definitions, false)).toEqual({
      faults: [],
      defined: [{ name: 'hall', type: 'STRING' }],
    });
  });

  test('that do not fit are named, each with what the field holds', () => {
    const { faults } = checkCustomFields({ size: '42', since: 'soon', note: 1 }, definitions, false);
    expect(faults.map(({ path }) => path)).toEqual(['customFields.size', 'customFields.since', 'customFields.note']);
    expect(faults[0]?.message).toContain('a number');
  });

  test('that are new are refused where fields are locked', () => {
    const { faults, defined } = checkCustomFields({ hall: 'A' }, definitions, true);
    expect(faults.map(({ path }) => path)).toEqual(['customFields.hall']);
    expect(defined).toEqual([]);
  });
});
