import type { FieldType } from '../../contact/contact';
import type { Locale } from '../../locale/locale';
import type { ConditionOperator } from '../criteria';

/** What is compared: a value of a type, how often something was done, or membership in segments. */
export type ComparedKind = FieldType | 'COUNT' | 'SEGMENT';

type Words = Readonly<Partial<Record<ConditionOperator, string>>>;

const base: Readonly<Record<Locale, Readonly<Record<ConditionOperator, string>>>> = {
  en: {
    EQUALS: 'is',
    NOT_EQUALS: 'is not',
    CONTAINS: 'contains',
    NOT_CONTAINS: 'does not contain',
    STARTS_WITH: 'starts with',
    ENDS_WITH: 'ends with',
    IN: 'is one of',
    NOT_IN: 'is none of',
    IS_EMPTY: 'is empty',
    IS_NOT_EMPTY: 'is given',
    GREATER_THAN: 'is above',
    GREATER_OR_EQUAL: 'is at least',
    LESS_THAN: 'is below',
    LESS_OR_EQUAL: 'is at most',
    BETWEEN: 'is between',
    BEFORE: 'is before',
    AFTER: 'is after',
    ON: 'is on',
    WITHIN_LAST_DAYS: 'is in the last',
    NOT_WITHIN_LAST_DAYS: 'is not in the last',
    WITHIN_NEXT_DAYS: 'is in the next',
    ANNIVERSARY_WITHIN_DAYS: 'has its anniversary within',
    CONTAINS_ANY: 'has at least one of',
    CONTAINS_ALL: 'has all of',
    CONTAINS_NONE: 'has none of',
  },
  fr: {
    EQUALS: 'est',
    NOT_EQUALS: 'n’est pas',
    CONTAINS: 'contient',
    NOT_CONTAINS: 'ne contient pas',
    STARTS_WITH: 'commence par',
    ENDS_WITH: 'finit par',
    IN: 'est parmi',
    NOT_IN: 'n’est pas parmi',
    IS_EMPTY: 'est vide',
    IS_NOT_EMPTY: 'est renseigné',
    GREATER_THAN: 'est supérieur à',
    GREATER_OR_EQUAL: 'est d’au moins',
    LESS_THAN: 'est inférieur à',
    LESS_OR_EQUAL: 'est d’au plus',
    BETWEEN: 'est compris entre',
    BEFORE: 'est avant le',
    AFTER: 'est après le',
    ON: 'est le',
    WITHIN_LAST_DAYS: 'est dans les derniers',
    NOT_WITHIN_LAST_DAYS: 'n’est pas dans les derniers',
    WITHIN_NEXT_DAYS: 'est dans les prochains',
    ANNIVERSARY_WITHIN_DAYS: 'a son anniversaire d’ici',
    CONTAINS_ANY: 'a une valeur parmi',
    CONTAINS_ALL: 'a toutes les valeurs',
    CONTAINS_NONE: 'n’a aucune valeur parmi',
  },
};

const special: Readonly<Record<Locale, Readonly<Partial<Record<ComparedKind, Words>>>>> = {
  en: {
    NUMBER: { EQUALS: 'is exactly', NOT_EQUALS: 'is other than' },
    ARRAY: { CONTAINS: 'has', NOT_CONTAINS: 'does not have' },
    SEGMENT: { IN: 'is in', NOT_IN: 'is not in' },
    COUNT: {
      EQUALS: 'exactly',
      NOT_EQUALS: 'not exactly',
      GREATER_THAN: 'more than',
      GREATER_OR_EQUAL: 'at least',
      LESS_THAN: 'fewer than',
      LESS_OR_EQUAL: 'at most',
      BETWEEN: 'between',
      IN: 'one of',
      NOT_IN: 'none of',
    },
  },
  fr: {
    NUMBER: { EQUALS: 'est exactement', NOT_EQUALS: 'est autre que' },
    ARRAY: { CONTAINS: 'a', NOT_CONTAINS: 'n’a pas' },
    SEGMENT: { IN: 'fait partie de', NOT_IN: 'ne fait pas partie de' },
    COUNT: {
      EQUALS: 'exactement',
      NOT_EQUALS: 'pas exactement',
      GREATER_THAN: 'plus de',
      GREATER_OR_EQUAL: 'au moins',
      LESS_THAN: 'moins de',
      LESS_OR_EQUAL: 'au plus',
      BETWEEN: 'entre',
      IN: 'l’un de',
      NOT_IN: 'aucun de',
    },
  },
};

/** An operator as it stands between what is compared and its value: « est d’au moins », “at least”. */
export const operatorWord = (operator: ConditionOperator, kind: ComparedKind, locale: Locale): string =>
  special[locale][kind]?.[operator] ?? base[locale][operator];
