import type { FieldType } from '../contact/contact';
import type { ConditionOperator } from './criteria';
import { conditionOperators } from './criteria';
import type { FieldReference } from './fields';

/** What an operator needs beside it: nothing, one value, a list, two ends, or a number of days. */
export type ValueShape = 'none' | 'one' | 'list' | 'pair' | 'days';

interface OperatorRule {
  readonly types: readonly FieldType[];
  readonly shape: ValueShape;
  /** A negative operator holds exactly where this one does not, and so for a missing value too. */
  readonly negates?: ConditionOperator;
}

/**
 * The one table that says which operator fits which data type and what value it takes.
 * Validation, SQL, the in-memory evaluator, the sentence and the form of the web app all read it.
 */
export const operatorRules: Readonly<Record<ConditionOperator, OperatorRule>> = {
  EQUALS: { types: ['STRING', 'NUMBER', 'BOOLEAN'], shape: 'one' },
  NOT_EQUALS: { types: ['STRING', 'NUMBER', 'BOOLEAN'], shape: 'one', negates: 'EQUALS' },
  CONTAINS: { types: ['STRING', 'ARRAY'], shape: 'one' },
  NOT_CONTAINS: { types: ['STRING', 'ARRAY'], shape: 'one', negates: 'CONTAINS' },
  STARTS_WITH: { types: ['STRING'], shape: 'one' },
  ENDS_WITH: { types: ['STRING'], shape: 'one' },
  IN: { types: ['STRING', 'NUMBER'], shape: 'list' },
  NOT_IN: { types: ['STRING', 'NUMBER'], shape: 'list', negates: 'IN' },
  IS_EMPTY: { types: ['STRING', 'NUMBER', 'DATE', 'BOOLEAN', 'ARRAY'], shape: 'none', negates: 'IS_NOT_EMPTY' },
  IS_NOT_EMPTY: { types: ['STRING', 'NUMBER', 'DATE', 'BOOLEAN', 'ARRAY'], shape: 'none' },
  GREATER_THAN: { types: ['NUMBER'], shape: 'one' },
  GREATER_OR_EQUAL: { types: ['NUMBER'], shape: 'one' },
  LESS_THAN: { types: ['NUMBER'], shape: 'one' },
  LESS_OR_EQUAL: { types: ['NUMBER'], shape: 'one' },
  BETWEEN: { types: ['NUMBER', 'DATE'], shape: 'pair' },
  BEFORE: { types: ['DATE'], shape: 'one' },
  AFTER: { types: ['DATE'], shape: 'one' },
  ON: { types: ['DATE'], shape: 'one' },
  WITHIN_LAST_DAYS: { types: ['DATE'], shape: 'days' },
  NOT_WITHIN_LAST_DAYS: { types: ['DATE'], shape: 'days', negates: 'WITHIN_LAST_DAYS' },
  WITHIN_NEXT_DAYS: { types: ['DATE'], shape: 'days' },
  ANNIVERSARY_WITHIN_DAYS: { types: ['DATE'], shape: 'days' },
  CONTAINS_ANY: { types: ['ARRAY'], shape: 'list' },
  CONTAINS_ALL: { types: ['ARRAY'], shape: 'list' },
  CONTAINS_NONE: { types: ['ARRAY'], shape: 'list', negates: 'CONTAINS_ANY' },
};

/** The operators a form offers for a data type, in the table's order. */
export const operatorsOfType = (type: FieldType): readonly ConditionOperator[] =>
  conditionOperators.filter((operator) => operatorRules[operator].types.includes(type));

const equality: readonly ConditionOperator[] = ['EQUALS', 'NOT_EQUALS'];
const listing: readonly ConditionOperator[] = ['IN', 'NOT_IN'];

/** What is named by id is answered by fewer operators than the text it is written as. */
const operatorsOfKind: Partial<Readonly<Record<FieldReference['kind'], readonly ConditionOperator[]>>> = {
  segment: listing,
  campaign: equality,
  automation: equality,
  step: [...equality, ...listing],
};

/** The operators that a field takes, in the table's order. */
export const operatorsOfField = (reference: FieldReference, type: FieldType): readonly ConditionOperator[] =>
  operatorsOfKind[reference.kind] ?? operatorsOfType(type);

export const operatorFitsField = (operator: ConditionOperator, reference: FieldReference, type: FieldType): boolean =>
  operatorsOfField(reference, type).includes(operator);
