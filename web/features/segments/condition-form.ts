import type { ContactField as KnownField } from '../../../api/client';
import { consentTypes } from '../../../domain/consent/consent';
import type { FieldType } from '../../../domain/contact/contact';
import { contactRoles, contactStatuses, lifecycleStages } from '../../../domain/contact/contact';
import type { ConditionOperator, FieldCondition, SegmentCriteria } from '../../../domain/segment/criteria';
import { readField, typeOfField } from '../../../domain/segment/fields';
import type { ValueShape } from '../../../domain/segment/operators';
import { operatorFitsField, operatorRules, operatorsOfType } from '../../../domain/segment/operators';
import { readCriteria } from '../../../domain/segment/read-criteria';

/** Criteria that a list of rows can show: conditions on fields, side by side, without groups or quick filters. */
export interface FlatCriteria {
  readonly logic: SegmentCriteria['logic'];
  readonly conditions: readonly FieldCondition[];
}

/** The criteria as rows; null where they are richer than rows can show. */
export function flatCriteria(criteria: SegmentCriteria): FlatCriteria | null {
  const { logic, conditions, ...quick } = criteria;
  if (Object.values(quick).some((filter) => filter !== undefined)) return null;
  const rows = conditions.flatMap((condition) => ('field' in condition ? [condition] : []));
  const shown = rows.every(({ field }) => readField(field)?.kind !== 'campaign');
  return rows.length === conditions.length && shown ? { logic, conditions: rows } : null;
}

export interface FieldChoice {
  readonly field: string;
  readonly type: FieldType;
}

/** What a condition may ask about: columns first, then the organisation's own fields, consents and membership. */
export function fieldChoices(known: readonly KnownField[]): readonly FieldChoice[] {
  const columns = known.filter(({ custom }) => !custom);
  const own = known.filter(({ custom }) => custom);
  return [
    ...[...columns, ...own].map(({ field, type }) => ({ field, type })),
    ...consentTypes.map((type) => ({ field: `consent.${type}`, type: 'BOOLEAN' as const })),
    { field: 'segment', type: 'STRING' },
  ];
}

export function operatorChoices(field: string, type: FieldType): readonly ConditionOperator[] {
  const reference = readField(field);
  if (!reference) return operatorsOfType(type);
  const offered = reference.kind === 'segment' ? operatorsOfType('STRING') : operatorsOfType(type);
  return offered.filter((operator) => operatorFitsField(operator, reference, type));
}

export const shapeOf = (operator: ConditionOperator): ValueShape => operatorRules[operator].shape;

/** The values a field is limited to, where it is. */
export function fixedValues(field: string): readonly string[] | null {
  if (field === 'status') return contactStatuses;
  if (field === 'lifecycleStage') return lifecycleStages;
  return field === 'roles' ? contactRoles : null;
}

function emptyValue(shape: ValueShape, type: FieldType): FieldCondition['value'] {
  switch (shape) {
    case 'none':
      return undefined;
    case 'list':
      return [];
    case 'pair':
      return type === 'NUMBER' ? [0, 100] : ['', ''];
    case 'days':
      return 30;
    case 'one':
      return type === 'BOOLEAN' ? true : type === 'NUMBER' ? 0 : '';
  }
}

/** A new row for a field, with the first operator that fits it. */
export function conditionFor({ field, type }: FieldChoice): FieldCondition {
  const reference = readField(field);
  const dataType = reference ? (typeOfField(reference) ?? type) : type;
  const [operator = 'IS_NOT_EMPTY'] = operatorChoices(field, dataType);
  return { field, operator, dataType, value: emptyValue(shapeOf(operator), dataType) };
}

/** The same row with another operator; the value is kept where it still fits. */
export function withOperator(condition: FieldCondition, operator: ConditionOperator): FieldCondition {
  const [before, after] = [shapeOf(condition.operator), shapeOf(operator)];
  const value = before === after ? condition.value : emptyValue(after, condition.dataType);
  return { ...condition, operator, value };
}

/** Whether the criteria can be asked: every row is filled in, and at least one is there. */
export const canBeAsked = (criteria: SegmentCriteria): boolean => readCriteria(criteria).faults.length === 0;
