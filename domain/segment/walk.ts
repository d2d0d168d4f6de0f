import type { FieldCondition, SegmentCondition } from './criteria';

/** A condition on a field, with its place below the criteria: `['conditions', 2]`. */
export interface PlacedCondition {
  readonly path: readonly (string | number)[];
  readonly condition: FieldCondition;
}

/** Every condition on a field, however deep, in the order of reading. */
export const fieldConditionsOf = (
  conditions: readonly SegmentCondition[],
  path: readonly (string | number)[] = [],
): readonly PlacedCondition[] =>
  conditions.flatMap((condition, index): readonly PlacedCondition[] => {
    const at = [...path, 'conditions', index];
    if ('conditions' in condition) return fieldConditionsOf(condition.conditions, at);
    return 'field' in condition ? [{ path: at, condition }] : [];
  });
