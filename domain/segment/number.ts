import type { Comparison } from './comparison';

/** Whether a number satisfies a comparison of numbers. */
export function numberHolds(value: number, comparison: Comparison): boolean {
  if (comparison.kind === 'NUMBER_RANGE') return value >= comparison.from && value <= comparison.to;
  if (comparison.kind !== 'NUMBER') return false;
  return comparison.values.some((asked) => {
    switch (comparison.relation) {
      case 'EQUALS':
        return value === asked;
      case 'GREATER_THAN':
        return value > asked;
      case 'GREATER_OR_EQUAL':
        return value >= asked;
      case 'LESS_THAN':
        return value < asked;
      case 'LESS_OR_EQUAL':
        return value <= asked;
    }
  });
}
