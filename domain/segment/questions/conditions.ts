import type { ConsentType } from '../../consent/consent';
import type { FieldType } from '../../contact/contact';
import type {
  BehaviourCondition,
  ConditionGroup,
  ConditionOperator,
  ConditionValue,
  FieldCondition,
  MeasureType,
  PropertyCondition,
  SegmentCondition,
} from '../criteria';
import type { AutomationState, CampaignOutcome, ContactField } from '../fields';
import { contactFieldTypes } from '../fields';

/** Short ways to write the conditions of the questions; each has the form that the API takes. */
const condition = (
  field: string,
  dataType: FieldType,
  operator: ConditionOperator,
  value?: ConditionValue,
): FieldCondition => (value === undefined ? { field, operator, dataType } : { field, operator, value, dataType });

export const column = (field: ContactField, operator: ConditionOperator, value?: ConditionValue): FieldCondition =>
  condition(field, contactFieldTypes[field], operator, value);

/** A custom field that the marketer picks: `ask` is the name of what is asked. */
export const custom = (
  ask: string,
  dataType: FieldType,
  operator: ConditionOperator,
  value?: ConditionValue,
): FieldCondition => condition(`customFields.{${ask}}`, dataType, operator, value);

export const consent = (type: ConsentType, operator: ConditionOperator, value?: boolean): FieldCondition =>
  condition(`consent.${type}`, 'BOOLEAN', operator, value);

export const campaign = (ask: string, operator: 'EQUALS' | 'NOT_EQUALS', outcome: CampaignOutcome): FieldCondition =>
  condition(`campaign.{${ask}}`, 'STRING', operator, outcome);

export const automation = (ask: string, operator: 'EQUALS' | 'NOT_EQUALS', state: AutomationState): FieldCondition =>
  condition(`automation.{${ask}}`, 'STRING', operator, state);

export const topic = (ask: string, operator: ConditionOperator, value?: boolean): FieldCondition =>
  condition(`topic.{${ask}}`, 'BOOLEAN', operator, value);

export const inSegment = (ask: string): FieldCondition => condition('segment', 'STRING', 'IN', [`{${ask}}`]);

interface Done {
  readonly withinDays?: number;
  readonly where?: readonly PropertyCondition[];
}

/** How often an event happened. */
export const count = (
  event: string,
  operator: ConditionOperator,
  value: number,
  done: Done = {},
): BehaviourCondition => ({ event, measure: { type: 'COUNT' }, operator, value, ...done });

export const atLeastOnce = (event: string, done: Done = {}): BehaviourCondition =>
  count(event, 'GREATER_OR_EQUAL', 1, done);

export const never = (event: string, done: Done = {}): BehaviourCondition => count(event, 'EQUALS', 0, done);

/** What a property of the events comes to: their total, their average, the last of them. */
export const measured = (
  type: Exclude<MeasureType, 'COUNT'>,
  [event, property]: readonly [event: string, property: string],
  [operator, value]: readonly [operator: ConditionOperator, value: ConditionValue],
  done: Done = {},
): BehaviourCondition => ({ event, measure: { type, property }, operator, value, ...done });

export const text = (property: string, operator: ConditionOperator, value?: ConditionValue): PropertyCondition =>
  value === undefined ? { property, operator, dataType: 'STRING' } : { property, operator, value, dataType: 'STRING' };

export const anyOf = (...conditions: readonly SegmentCondition[]): ConditionGroup => ({ logic: 'OR', conditions });

export const noneOf = (...conditions: readonly SegmentCondition[]): ConditionGroup => ({
  logic: 'OR',
  conditions,
  not: true,
});
