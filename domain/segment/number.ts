import type { Comparison, NumberRelation } from './comparison';
import type { Decimal } from './decimal';
import { compareDecimals, decimalOf, times } from './decimal';

const relationHolds: Readonly<Record<NumberRelation, (order: number) => boolean>> = {
  EQUALS: (order) => order === 0,
  GREATER_THAN: (order) => order > 0,
  GREATER_OR_EQUAL: (order) => order >= 0,
  LESS_THAN: (order) => order < 0,
  LESS_OR_EQUAL: (order) => order <= 0,
};

/** Whether `orderTo(value)`, the order of what is judged against a value asked for, satisfies a comparison of numbers. */
function holds(comparison: Comparison, orderTo: (asked: number) => number): boolean {
  if (comparison.kind === 'NUMBER_RANGE') return orderTo(comparison.from) >= 0 && orderTo(comparison.to) <= 0;
  return (
    comparison.kind === 'NUMBER' &&
    comparison.values.some((asked) => relationHolds[comparison.relation](orderTo(asked)))
  );
}

const orderOf = (a: number, b: number): number => (a === b ? 0 : a > b ? 1 : -1);

/** Whether a number satisfies a comparison of numbers. */
export const numberHolds = (value: number, comparison: Comparison): boolean =>
  holds(comparison, (asked) => orderOf(value, asked));

/** Whether a number kept in single precision (`real`) does: what is asked is rounded as the number was. */
export const realHolds = (value: number, comparison: Comparison): boolean =>
  holds(comparison, (asked) => orderOf(Math.fround(value), Math.fround(asked)));

/** Whether `sum / count` does, exactly: the sum against what is asked times the count. */
export const averageHolds = (sum: Decimal, count: number, comparison: Comparison): boolean =>
  holds(comparison, (asked) => compareDecimals(sum, times(decimalOf(asked), count)));
