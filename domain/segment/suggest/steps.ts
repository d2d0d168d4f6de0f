import type { BehaviourCondition, ConditionOperator, ConditionValue, FieldCondition } from '../criteria';

/** Periods as marketers think of them. */
const dayRungs = [1, 3, 7, 14, 30, 60, 90, 180, 365, 730, 1095] as const;
/** Steps offered of one period. */
const DAY_STEPS = 2;

/** The next longer periods, or the next shorter ones. */
export function otherDays(days: number, longer: boolean): readonly number[] {
  const rungs = longer ? dayRungs.filter((rung) => rung > days) : dayRungs.filter((rung) => rung < days).toReversed();
  return rungs.slice(0, DAY_STEPS);
}

/** Half or double of a threshold; whole where it was whole, and never down to what always holds. */
export function otherThreshold(value: number, higher: boolean): readonly number[] {
  if (!Number.isFinite(value) || value <= 0) return [];
  const next = higher ? value * 2 : value / 2;
  const rounded = Number.isInteger(value) ? Math.floor(next) : Number(next.toPrecision(3));
  return rounded > 0 && rounded !== value ? [rounded] : [];
}

/** A range a quarter wider at each end, or a quarter narrower. */
function otherRange(value: ConditionValue | undefined, wider: boolean): readonly ConditionValue[] {
  if (!Array.isArray(value)) return [];
  const [from, to]: unknown[] = value;
  if (typeof from !== 'number' || typeof to !== 'number' || from >= to) return [];
  const quarter = (to - from) / 4;
  const whole = Number.isInteger(from) && Number.isInteger(to);
  const step = whole ? Math.max(1, Math.round(quarter)) : quarter;
  const next: readonly [number, number] = wider ? [from - step, to + step] : [from + step, to - step];
  return next[0] < next[1] ? [[...next]] : [];
}

/** How an operator's answer grows with its value. */
const growth: Readonly<
  Partial<Record<ConditionOperator, 'DAYS_UP' | 'DAYS_DOWN' | 'VALUE_UP' | 'VALUE_DOWN' | 'RANGE'>>
> = {
  GREATER_THAN: 'VALUE_DOWN',
  GREATER_OR_EQUAL: 'VALUE_DOWN',
  LESS_THAN: 'VALUE_UP',
  LESS_OR_EQUAL: 'VALUE_UP',
  BETWEEN: 'RANGE',
  WITHIN_LAST_DAYS: 'DAYS_UP',
  WITHIN_NEXT_DAYS: 'DAYS_UP',
  ANNIVERSARY_WITHIN_DAYS: 'DAYS_UP',
  NOT_WITHIN_LAST_DAYS: 'DAYS_DOWN',
};

/** Other values of the same operator for which more people answer, or fewer; none where that cannot be told. */
function otherValues(
  operator: ConditionOperator,
  value: ConditionValue | undefined,
  grow: boolean,
): readonly ConditionValue[] {
  const kind = growth[operator];
  if (kind === 'RANGE') return otherRange(value, grow);
  if (kind === undefined || typeof value !== 'number') return [];
  switch (kind) {
    case 'DAYS_UP':
      return otherDays(value, grow);
    case 'DAYS_DOWN':
      return otherDays(value, !grow);
    case 'VALUE_UP':
      return otherThreshold(value, grow);
    case 'VALUE_DOWN':
      return otherThreshold(value, !grow);
  }
}

/** A condition on a field, one step looser or tighter. */
export const otherFields = (condition: FieldCondition, grow: boolean): readonly FieldCondition[] =>
  otherValues(condition.operator, condition.value, grow).map((value) => ({ ...condition, value }));

/** Whether a longer period lets more people in: true for "at least", false for "at most" and "never"; null for neither. */
function growsWithPeriod({ measure, operator, value }: BehaviourCondition): boolean | null {
  if (measure.type !== 'COUNT' && measure.type !== 'SUM' && measure.type !== 'MAX') return null;
  if (operator === 'GREATER_THAN' || operator === 'GREATER_OR_EQUAL') return true;
  if (operator === 'LESS_THAN' || operator === 'LESS_OR_EQUAL') return false;
  return operator === 'EQUALS' && measure.type === 'COUNT' && value === 0 ? false : null;
}

/** A question about what people did, one step looser or tighter: another threshold, another period, fewer details. */
export function otherBehaviours(condition: BehaviourCondition, grow: boolean): readonly BehaviourCondition[] {
  const thresholds = otherValues(condition.operator, condition.value, grow).map((value) => ({ ...condition, value }));
  const growing = growsWithPeriod(condition);
  if (growing === null) return thresholds;
  const { where, withinDays, ...bare } = condition;
  const periods =
    withinDays === undefined
      ? []
      : otherDays(withinDays, growing === grow).map((days) => ({ ...condition, withinDays: days }));
  const plain =
    where?.length && growing === grow ? [{ ...bare, ...(withinDays === undefined ? {} : { withinDays }) }] : [];
  return [...periods, ...thresholds, ...plain];
}
