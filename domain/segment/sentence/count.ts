import type { Comparison } from '../comparison';

/** Counts that are better said without a number: none at all, or at least one. */
export function countOf(comparison: Comparison): 'NONE' | 'SOME' | 'NUMBER' {
  if (comparison.kind !== 'NUMBER' || comparison.values.length > 1) return 'NUMBER';
  const [value = 0] = comparison.values;
  const { relation } = comparison;
  if ((relation === 'EQUALS' || relation === 'LESS_OR_EQUAL') && value === 0) return 'NONE';
  if (relation === 'LESS_THAN' && value === 1) return 'NONE';
  return (relation === 'GREATER_THAN' && value === 0) || (relation === 'GREATER_OR_EQUAL' && value === 1)
    ? 'SOME'
    : 'NUMBER';
}
