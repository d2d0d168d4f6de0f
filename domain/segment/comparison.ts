import type { FieldType } from '../contact/contact';
import { isStorable } from '../contact/text';
import type { Sentences } from '../locale/locale';
import type { ConditionOperator, ConditionValue } from './criteria';
import type { Moment } from './moment';
import { readMoment } from './moment';
import { operatorRules } from './operators';

/** A list may name this many values. */
const MAX_LIST_VALUES = 10_000;
/** Ten thousand days are twenty-seven years: enough for any relative date, and far from every calendar's end. */
export const MAX_DAYS = 10_000;
const MAX_TEXT_LENGTH = 2_000;

export type TextRelation = 'EQUALS' | 'CONTAINS' | 'STARTS_WITH' | 'ENDS_WITH';
export type NumberRelation = 'EQUALS' | 'GREATER_THAN' | 'GREATER_OR_EQUAL' | 'LESS_THAN' | 'LESS_OR_EQUAL';

/** A positive question with its values read and typed. Lists hold when any of `values` does. */
export type Comparison =
  | { readonly kind: 'PRESENT' }
  | { readonly kind: 'TEXT'; readonly relation: TextRelation; readonly values: readonly string[] }
  | { readonly kind: 'NUMBER'; readonly relation: NumberRelation; readonly values: readonly number[] }
  | { readonly kind: 'NUMBER_RANGE'; readonly from: number; readonly to: number }
  | { readonly kind: 'BOOLEAN'; readonly value: boolean }
  | { readonly kind: 'DATE'; readonly relation: 'BEFORE' | 'AFTER' | 'ON'; readonly moment: Moment }
  | { readonly kind: 'DATE_RANGE'; readonly from: Moment; readonly to: Moment }
  | { readonly kind: 'RELATIVE_DATE'; readonly relation: 'LAST' | 'NEXT' | 'ANNIVERSARY'; readonly days: number }
  | { readonly kind: 'LIST'; readonly quantifier: 'ANY' | 'ALL'; readonly values: readonly string[] };

/** A comparison, and whether the condition holds where it does not. Negated ones hold for missing values. */
export interface SignedComparison {
  readonly negated: boolean;
  readonly comparison: Comparison;
}

/** What is wrong with a condition: which of its members, and why. */
export interface ConditionFault {
  readonly member: 'field' | 'operator' | 'value' | 'dataType' | 'property';
  readonly message: Sentences;
}

export type Read<T> = { readonly ok: T } | { readonly fault: ConditionFault };

const valueFault = (en: string, fr: string): Read<never> => ({ fault: { member: 'value', message: { en, fr } } });

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_TEXT_LENGTH && isStorable(value);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Reads a condition's operator and value by the operator table. */
export function readComparison(
  type: FieldType,
  operator: ConditionOperator,
  value: ConditionValue | undefined,
): Read<SignedComparison> {
  const rule = operatorRules[operator];
  if (!rule.types.includes(type)) {
    return {
      fault: {
        member: 'operator',
        message: {
          en: `${operator} does not exist for the data type ${type}.`,
          fr: `${operator} n'existe pas pour le type de donnée ${type}.`,
        },
      },
    };
  }
  const read = readPositive(type, rule.negates ?? operator, value);
  return 'fault' in read ? read : { ok: { negated: rule.negates !== undefined, comparison: read.ok } };
}

function readPositive(
  type: FieldType,
  operator: ConditionOperator,
  value: ConditionValue | undefined,
): Read<Comparison> {
  const { shape } = operatorRules[operator];
  if (shape === 'none') {
    return value === undefined || value === null
      ? { ok: { kind: 'PRESENT' } }
      : valueFault('This operator takes no value.', 'Cet opérateur ne prend pas de valeur.');
  }
  if (shape === 'days') return readDays(operator, value);
  if (shape === 'list' || shape === 'pair') {
    if (!Array.isArray(value)) return valueFault('Give a list of values.', 'Donnez une liste de valeurs.');
    if (shape === 'pair' && value.length !== 2) {
      return valueFault(
        'Give two values, the lowest and the highest.',
        'Donnez deux valeurs, la plus basse et la plus haute.',
      );
    }
    if (value.length === 0) return valueFault('Give at least one value.', 'Donnez au moins une valeur.');
    if (value.length > MAX_LIST_VALUES) {
      return valueFault(`Give at most ${MAX_LIST_VALUES} values.`, `Donnez au plus ${MAX_LIST_VALUES} valeurs.`);
    }
    return readTyped(type, operator, value);
  }
  return readTyped(type, operator, [value]);
}

function readDays(operator: ConditionOperator, value: unknown): Read<Comparison> {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MAX_DAYS) {
    return valueFault(
      `Give a whole number of days from 0 to ${MAX_DAYS}.`,
      `Donnez un nombre entier de jours de 0 à ${MAX_DAYS}.`,
    );
  }
  const relation = operator === 'WITHIN_LAST_DAYS' ? 'LAST' : operator === 'WITHIN_NEXT_DAYS' ? 'NEXT' : 'ANNIVERSARY';
  return { ok: { kind: 'RELATIVE_DATE', relation, days: value } };
}

function readTyped(type: FieldType, operator: ConditionOperator, values: readonly unknown[]): Read<Comparison> {
  switch (type) {
    case 'STRING':
      return readText(operator, values);
    case 'ARRAY':
      return values.every(isText)
        ? { ok: { kind: 'LIST', quantifier: operator === 'CONTAINS_ALL' ? 'ALL' : 'ANY', values } }
        : textFault(values);
    case 'NUMBER':
      return readNumber(operator, values);
    case 'BOOLEAN': {
      const [value] = values;
      return typeof value === 'boolean'
        ? { ok: { kind: 'BOOLEAN', value } }
        : valueFault('Give true or false.', 'Donnez true ou false.');
    }
    case 'DATE':
      return readDate(operator, values);
  }
}

const textFault = (values: readonly unknown[]): Read<never> =>
  values.some((value) => typeof value === 'string' && !isStorable(value))
    ? valueFault(
        'This text holds a character that cannot be stored.',
        'Ce texte contient un caractère qui ne peut pas être enregistré.',
      )
    : valueFault(
        `Give text of at most ${MAX_TEXT_LENGTH} characters.`,
        `Donnez un texte d'au plus ${MAX_TEXT_LENGTH} caractères.`,
      );

function readText(operator: ConditionOperator, values: readonly unknown[]): Read<Comparison> {
  if (!values.every(isText)) return textFault(values);
  const relation =
    operator === 'CONTAINS' || operator === 'STARTS_WITH' || operator === 'ENDS_WITH' ? operator : 'EQUALS';
  return { ok: { kind: 'TEXT', relation, values } };
}

function readNumber(operator: ConditionOperator, values: readonly unknown[]): Read<Comparison> {
  if (!values.every(isNumber)) return valueFault('Give a number.', 'Donnez un nombre.');
  if (operator === 'BETWEEN') {
    const [from = 0, to = 0] = values;
    return { ok: { kind: 'NUMBER_RANGE', from, to } };
  }
  const relation =
    operator === 'GREATER_THAN' ||
    operator === 'GREATER_OR_EQUAL' ||
    operator === 'LESS_THAN' ||
    operator === 'LESS_OR_EQUAL'
      ? operator
      : 'EQUALS';
  return { ok: { kind: 'NUMBER', relation, values } };
}

function readDate(operator: ConditionOperator, values: readonly unknown[]): Read<Comparison> {
  const [first, second = first] = values.map((value) => (typeof value === 'string' ? readMoment(value) : null));
  if (!first || !second) {
    return valueFault(
      'Give a date that exists, such as 2026-11-03 or 2026-11-03T09:30:00Z.',
      'Donnez une date qui existe, comme 2026-11-03 ou 2026-11-03T09:30:00Z.',
    );
  }
  if (operator === 'BETWEEN') return { ok: { kind: 'DATE_RANGE', from: first, to: second } };
  const relation = operator === 'BEFORE' || operator === 'AFTER' ? operator : 'ON';
  return { ok: { kind: 'DATE', relation, moment: first } };
}
