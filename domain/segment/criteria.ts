import type { FieldType } from '../contact/contact';

/** Which operator fits which data type is decided by one table, `operatorRules`. */
export const conditionOperators = [
  'EQUALS',
  'NOT_EQUALS',
  'CONTAINS',
  'NOT_CONTAINS',
  'STARTS_WITH',
  'ENDS_WITH',
  'IN',
  'NOT_IN',
  'IS_EMPTY',
  'IS_NOT_EMPTY',
  'GREATER_THAN',
  'GREATER_OR_EQUAL',
  'LESS_THAN',
  'LESS_OR_EQUAL',
  'BETWEEN',
  'BEFORE',
  'AFTER',
  'ON',
  'WITHIN_LAST_DAYS',
  'NOT_WITHIN_LAST_DAYS',
  'WITHIN_NEXT_DAYS',
  'ANNIVERSARY_WITHIN_DAYS',
  'CONTAINS_ANY',
  'CONTAINS_ALL',
  'CONTAINS_NONE',
] as const;
export type ConditionOperator = (typeof conditionOperators)[number];

export const groupLogics = ['AND', 'OR'] as const;
export type GroupLogic = (typeof groupLogics)[number];

/** Groups inside the criteria may nest this deep. */
export const MAX_GROUP_DEPTH = 5;

export const measureTypes = ['COUNT', 'SUM', 'AVG', 'MIN', 'MAX', 'FIRST', 'LAST'] as const;
export type MeasureType = (typeof measureTypes)[number];

export type ConditionValue = string | number | boolean | null | readonly (string | number)[];

/** A question about a column, a custom field, a consent, a segment or a campaign. */
export interface FieldCondition {
  readonly field: string;
  readonly operator: ConditionOperator;
  readonly value?: ConditionValue | undefined;
  readonly dataType: FieldType;
}

/** A question about a property of an event. */
export interface PropertyCondition {
  readonly property: string;
  readonly operator: ConditionOperator;
  readonly value?: ConditionValue | undefined;
  readonly dataType: FieldType;
}

/** A question about what a contact did; `COUNT` `EQUALS` 0 asks who never did it. */
export interface BehaviourCondition {
  readonly event: string;
  readonly measure: { readonly type: MeasureType; readonly property?: string | undefined };
  readonly operator: ConditionOperator;
  readonly value?: ConditionValue | undefined;
  readonly where?: readonly PropertyCondition[] | undefined;
  readonly withinDays?: number | undefined;
}

export interface ConditionGroup {
  readonly logic: GroupLogic;
  readonly conditions: readonly SegmentCondition[];
  readonly not?: boolean | undefined;
}

export type SegmentCondition = FieldCondition | BehaviourCondition | ConditionGroup;

/** Inclusive at both ends. */
export interface NumberRange {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

export interface SegmentCriteria {
  readonly logic: GroupLogic;
  readonly conditions: readonly SegmentCondition[];
  readonly tags?: readonly string[] | undefined;
  readonly excludeTags?: readonly string[] | undefined;
  readonly engagementLevel?: 'HIGH' | 'MEDIUM' | 'LOW' | undefined;
  readonly lastActivityDays?: number | undefined;
  readonly location?:
    | {
        readonly country?: string | undefined;
        readonly region?: string | undefined;
        readonly city?: string | undefined;
      }
    | undefined;
  readonly ageRange?: NumberRange | undefined;
  readonly purchaseHistory?:
    | {
        readonly count?: NumberRange | undefined;
        readonly products?: readonly string[] | undefined;
        readonly withinDays?: number | undefined;
      }
    | undefined;
  readonly totalSpent?: (NumberRange & { readonly currency?: string | undefined }) | undefined;
}

/** The members of criteria that narrow whatever the conditions say. */
export const quickFilters = [
  'tags',
  'excludeTags',
  'engagementLevel',
  'lastActivityDays',
  'location',
  'ageRange',
  'purchaseHistory',
  'totalSpent',
] as const satisfies readonly Exclude<keyof SegmentCriteria, 'logic' | 'conditions'>[];

export interface Segment {
  readonly id: string;
  readonly organizationId: string;
  readonly artistId: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly dynamic: boolean;
  readonly criteria: SegmentCriteria | null;
  readonly contactCount: number;
  readonly lastUpdated: string | null;
  /** The mean engagement score of its members, as its analytics found it last; null for who sees some métiers alone. */
  readonly averageEngagement: number | null;
  /** Purchasers of the last 90 days as a part of its members, likewise. */
  readonly conversionRate: number | null;
  readonly tags: readonly string[];
  /** Null when a program made it. */
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}
