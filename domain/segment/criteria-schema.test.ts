import { describe, expect, it } from 'vitest';
import type { ConditionValue } from './criteria';
import { segmentCriteriaSchema } from './criteria-schema';

function faultsOf(operator: string, value: ConditionValue) {
  const conditions = [{ field: 'city', operator, value, dataType: 'STRING' }];
  const { error } = segmentCriteriaSchema.safeParse({ logic: 'AND', conditions });
  return error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];
}
const cities = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `City ${index}`);

describe('the value of a condition', () => {
  it('is a list of ten thousand at most, and one too long is told so', () => {
    expect(faultsOf('IN', cities(10_000))).toEqual([]);
    expect(faultsOf('IN', cities(10_001))).toEqual([['conditions.0.value', 'Give at most 10000 values.']]);
  });

  it.each([
    ['a NUL', 'a\0b', 'This text holds a character that cannot be stored.'],
    ['half of a surrogate pair', 'a\ud800', 'This text holds a character that cannot be stored.'],
    ['too long a text', 'x'.repeat(2_001), 'Give text of at most 2000 characters.'],
  ])('with %s is told so', (_what, text, message) => {
    expect(faultsOf('EQUALS', text)).toEqual([['conditions.0.value', message]]);
    expect(faultsOf('NOT_IN', ['Lyon', text])).toEqual([['conditions.0.value', message]]);
  });
});
