import type { FieldType } from '../../../../domain/contact/contact';
import type {
  BehaviourCondition,
  ConditionOperator,
  ConditionValue,
  MeasureType,
  PropertyCondition,
} from '../../../../domain/segment/criteria';
import type { ValueShape } from '../../../../domain/segment/operators';
import { operatorRules, operatorsOfField, operatorsOfType } from '../../../../domain/segment/operators';
import { familyOf, referenceOf } from './families';
import type { BehaviourRule, ConditionRule } from './query';
import { eventOf, isBehaviour } from './query';

/** What a picked field begins with. `campaign.` and its like have yet to say which. */
interface Picked {
  readonly field: string;
  readonly type: FieldType;
}

type Compared = Pick<PropertyCondition, 'operator' | 'value' | 'dataType'>;

export const shapeOf = (operator: ConditionOperator): ValueShape => operatorRules[operator].shape;

/** The operators that a field offers; a campaign not chosen yet offers those of any campaign. */
export function operatorsOf(field: string, type: FieldType): readonly ConditionOperator[] {
  const reference = referenceOf(field);
  return reference ? operatorsOfField(reference, type) : operatorsOfType(type);
}

/** The operator that people mean first when they pick a field. */
function firstOperator({ field, type }: Picked): ConditionOperator {
  if (field === 'birthDate') return 'ANNIVERSARY_WITHIN_DAYS';
  const offered = operatorsOf(field, type);
  const preferred: Readonly<Record<FieldType, ConditionOperator>> = {
    STRING: 'EQUALS',
    NUMBER: 'GREATER_OR_EQUAL',
    BOOLEAN: 'EQUALS',
    DATE: 'WITHIN_LAST_DAYS',
    ARRAY: 'CONTAINS_ANY',
  };
  return offered.includes(preferred[type]) ? preferred[type] : (offered[0] ?? 'IS_NOT_EMPTY');
}

/** A value that is still to be given. A blank one is never sent. */
export function blankValue(operator: ConditionOperator, type: FieldType): ConditionValue | undefined {
  switch (shapeOf(operator)) {
    case 'none':
      return undefined;
    case 'list':
      return [];
    case 'pair':
      return ['', ''];
    case 'days':
      return operator === 'ANNIVERSARY_WITHIN_DAYS' ? 7 : 30;
    case 'one':
      return type === 'BOOLEAN' ? true : '';
  }
}

/** A new condition on a field, or on an event, in a state that a person can complete. */
export function ruleFor({ field, type }: Picked, id: string): ConditionRule {
  if (eventOf(field) !== null) {
    return { id, field, measure: { type: 'COUNT' }, operator: 'GREATER_OR_EQUAL', value: 1 };
  }
  const operator = firstOperator({ field, type });
  return { id, field, operator, value: blankValue(operator, type), dataType: type };
}

/** Another operator; the value is kept, as one of a list or a list of one, where it still says something. */
export function withOperator<Part extends Compared>(part: Part, operator: ConditionOperator): Part {
  return { ...part, operator, value: carried(part, operator) };
}

function carried(
  { operator: before, value, dataType }: Compared,
  after: ConditionOperator,
): ConditionValue | undefined {
  const [from, to] = [shapeOf(before), shapeOf(after)];
  if (from === to) return value;
  if (from === 'one' && to === 'list' && value !== '' && (typeof value === 'string' || typeof value === 'number')) {
    return [value];
  }
  if (from === 'list' && to === 'one' && Array.isArray(value) && value.length > 0) return value[0];
  if (from === 'one' && to === 'pair' && (typeof value === 'string' || typeof value === 'number')) return [value, ''];
  if (from === 'pair' && to === 'one' && Array.isArray(value)) return value[0];
  return blankValue(after, dataType);
}

/** How the values of a measure compare; of the first and the last as the property itself does. */
export function measuredType(
  { measure, operator, value }: Pick<BehaviourCondition, 'measure' | 'operator' | 'value'>,
  typeOf: (property: string) => FieldType | null,
): FieldType {
  if (measure.type !== 'FIRST' && measure.type !== 'LAST') return 'NUMBER';
  const known = measure.property === undefined ? null : typeOf(measure.property);
  const { types } = operatorRules[operator];
  if (known && types.includes(known)) return known;
  const sample: unknown = Array.isArray(value) ? value[0] : value;
  const meant: FieldType = typeof sample === 'number' ? 'NUMBER' : typeof sample === 'boolean' ? 'BOOLEAN' : 'STRING';
  return types.includes(meant) ? meant : (types[0] ?? 'STRING');
}

/** Another measure; the comparison begins anew where it cannot be kept. */
export function withMeasure(
  rule: BehaviourRule,
  measure: { readonly type: MeasureType; readonly property?: string | undefined },
  typeOf: (property: string) => FieldType | null,
): BehaviourRule {
  const before = measuredType(rule, typeOf);
  const known = measure.property === undefined ? null : typeOf(measure.property);
  const after = measure.type === 'FIRST' || measure.type === 'LAST' ? (known ?? before) : 'NUMBER';
  if (before === after) return { ...rule, measure };
  const operator = firstOperator({ field: rule.field, type: after });
  return { ...rule, measure, operator, value: blankValue(operator, after) };
}

/** The part of a condition that a person has yet to fill in; null when nothing is missing. */
export function missingIn(rule: ConditionRule): 'field' | 'property' | 'value' | 'where' | null {
  if (!isBehaviour(rule)) return familyOf(rule.field)?.id === '' ? 'field' : isBlank(rule) ? 'value' : null;
  if (rule.measure.type !== 'COUNT' && !rule.measure.property) return 'property';
  if (isBlank(rule)) return 'value';
  return rule.where?.some((filter) => filter.property === '' || isBlank(filter)) ? 'where' : null;
}

/** Whether a value has yet to be given. */
export function isBlank({ operator, value }: Pick<PropertyCondition, 'operator' | 'value'>): boolean {
  switch (shapeOf(operator)) {
    case 'none':
      return false;
    case 'list':
      return !Array.isArray(value) || value.length === 0;
    case 'pair':
      return !Array.isArray(value) || value.length < 2 || value.includes('');
    case 'days':
      return typeof value !== 'number';
    case 'one':
      return value === undefined || value === null || value === '';
  }
}
