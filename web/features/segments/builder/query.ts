import type { FieldType } from '../../../../domain/contact/contact';
import type {
  BehaviourCondition,
  ConditionGroup,
  ConditionOperator,
  ConditionValue,
  FieldCondition,
  GroupLogic,
  SegmentCondition,
  SegmentCriteria,
} from '../../../../domain/segment/criteria';
import type { quickFilters } from '../../../../domain/segment/criteria';

/** A condition on a field, in the shape that react-querybuilder edits. */
export interface FieldRule {
  readonly id: string;
  readonly field: string;
  readonly operator: ConditionOperator;
  readonly value: ConditionValue | undefined;
  readonly dataType: FieldType;
}

/** A condition on what a contact did. Its `field` is the event behind a prefix, so that no column can be meant. */
export interface BehaviourRule {
  readonly id: string;
  readonly field: string;
  readonly operator: ConditionOperator;
  readonly value: ConditionValue | undefined;
  readonly measure: BehaviourCondition['measure'];
  readonly where?: BehaviourCondition['where'];
  readonly withinDays?: number | undefined;
}

export type ConditionRule = FieldRule | BehaviourRule;
export type QueryItem = ConditionRule | RuleGroup;

export interface RuleGroup {
  readonly id: string;
  readonly combinator: GroupLogic;
  /** Mutable in its type alone, as the library wants it; it is never changed in place. */
  readonly rules: QueryItem[];
  readonly not?: boolean;
}

/** What criteria ask beside their conditions. */
export type QuickFilters = Omit<SegmentCriteria, 'logic' | 'conditions'>;
export type QuickKind = (typeof quickFilters)[number];

/** The root of the tree, with the quick filters that narrow whatever it says. */
export interface SegmentQuery extends RuleGroup {
  readonly quick: QuickFilters;
}

export const ROOT_ID = 'criteria';
const eventPrefix = 'event:';

export const eventField = (event: string): string => `${eventPrefix}${event}`;
/** The event that a picked field means; null for a field of the contact. */
export const eventOf = (field: string): string | null =>
  field.startsWith(eventPrefix) ? field.slice(eventPrefix.length) : null;

export const isGroup = (item: object): item is RuleGroup => 'rules' in item;
export const isBehaviour = (item: object): item is BehaviourRule => 'measure' in item;
export const isFieldRule = (item: object): item is FieldRule => 'dataType' in item;

/** Makes ids that are unique within the page. */
export type NewId = () => string;

/** Criteria as a tree to edit. {@link fromQuery} gives the same criteria back. */
export function toQuery({ logic, conditions, ...quick }: SegmentCriteria, newId: NewId): SegmentQuery {
  return { id: ROOT_ID, combinator: logic, rules: conditions.map((condition) => toItem(condition, newId)), quick };
}

/** The criteria that an edited tree asks. */
export const fromQuery = ({ combinator, rules, quick }: SegmentQuery): SegmentCriteria => ({
  logic: combinator,
  conditions: rules.map(fromItem),
  ...quick,
});

export function toItem(condition: SegmentCondition, newId: NewId): QueryItem {
  const id = newId();
  if ('conditions' in condition) {
    const { logic, conditions, not } = condition;
    const rules = conditions.map((part) => toItem(part, newId));
    return not === undefined ? { id, combinator: logic, rules } : { id, combinator: logic, rules, not };
  }
  if (!('event' in condition)) return { id, ...condition, value: condition.value };
  const { event, value, ...rest } = condition;
  return { id, field: eventField(event), value, ...rest };
}

export function fromItem(item: QueryItem): SegmentCondition {
  if (isGroup(item)) return fromGroup(item);
  return isBehaviour(item) ? fromBehaviour(item) : fromField(item);
}

function fromGroup({ combinator, rules, not }: RuleGroup): ConditionGroup {
  const group = { logic: combinator, conditions: rules.map(fromItem) };
  return not === undefined ? group : { ...group, not };
}

function fromField({ field, operator, value, dataType }: FieldRule): FieldCondition {
  return value === undefined ? { field, operator, dataType } : { field, operator, value, dataType };
}

function fromBehaviour({ field, measure, operator, value, where, withinDays }: BehaviourRule): BehaviourCondition {
  return {
    event: eventOf(field) ?? field,
    measure,
    operator,
    ...(value === undefined ? {} : { value }),
    ...(where === undefined ? {} : { where }),
    ...(withinDays === undefined ? {} : { withinDays }),
  };
}
