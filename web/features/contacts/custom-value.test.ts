import { describe, expect, it } from 'vitest';
import { readCustomValue, showCustomValue } from './custom-value';

const words = { yes: 'yes', no: 'no' };

describe('a custom field typed by a person', () => {
  it.each([
    ['12', undefined, 12],
    ['-3.5', undefined, -3.5],
    ['true', undefined, true],
    ['0612345678', undefined, '0612345678'],
    ['75011', 'Paris', '75011'],
    ['red, blue ,', ['red'], ['red', 'blue']],
    ['  ', 'x', null],
  ] as const)('%s over %s becomes %s', (typed, before, value) => {
    expect(readCustomValue(typed, before)).toEqual(value);
  });

  it('is shown as it would be typed', () => {
    expect([true, ['a', 'b'], 4.5, null].map((value) => showCustomValue(value, words))).toEqual([
      'yes',
      'a, b',
      '4.5',
      '',
    ]);
  });
});
