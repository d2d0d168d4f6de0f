import type { Locale } from '../../locale/locale';
import type { Comparison, NumberRelation, SignedComparison, TextRelation } from '../comparison';
import { momentWords } from './moment-words';
import { either, quoted } from './text';

interface Words {
  readonly not: string;
  readonly or: string;
  readonly and: string;
  readonly given: string;
  readonly text: Readonly<Record<TextRelation, string>>;
  readonly number: Readonly<Record<NumberRelation, string>>;
  /** Before a number of things. */
  readonly count: Readonly<Record<NumberRelation, string>>;
  readonly between: (from: string, to: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly date: Readonly<Record<'BEFORE' | 'AFTER' | 'ON', string>>;
  readonly last: (days: string) => string;
  readonly next: (days: string) => string;
  readonly anniversary: (days: string) => string;
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    not: 'not ',
    or: 'or',
    and: 'and',
    given: 'given',
    text: { EQUALS: '', CONTAINS: 'containing ', STARTS_WITH: 'starting with ', ENDS_WITH: 'ending with ' },
    number: {
      EQUALS: 'of exactly',
      GREATER_THAN: 'above',
      GREATER_OR_EQUAL: 'of at least',
      LESS_THAN: 'below',
      LESS_OR_EQUAL: 'of at most',
    },
    count: {
      EQUALS: 'exactly',
      GREATER_THAN: 'more than',
      GREATER_OR_EQUAL: 'at least',
      LESS_THAN: 'fewer than',
      LESS_OR_EQUAL: 'at most',
    },
    between: (from, to) => `between ${from} and ${to}`,
    yes: 'yes',
    no: 'no',
    date: { BEFORE: 'before', AFTER: 'after', ON: 'on' },
    last: (days) => `in the last ${days} days`,
    next: (days) => `in the next ${days} days`,
    anniversary: (days) => `with an anniversary within ${days} days`,
  },
  fr: {
    not: 'non ',
    or: 'ou',
    and: 'et',
    given: 'renseigné',
    text: { EQUALS: '', CONTAINS: 'contenant ', STARTS_WITH: 'commençant par ', ENDS_WITH: 'finissant par ' },
    number: {
      EQUALS: 'égal à',
      GREATER_THAN: 'supérieur à',
      GREATER_OR_EQUAL: "d'au moins",
      LESS_THAN: 'inférieur à',
      LESS_OR_EQUAL: "d'au plus",
    },
    count: {
      EQUALS: 'exactement',
      GREATER_THAN: 'plus de',
      GREATER_OR_EQUAL: 'au moins',
      LESS_THAN: 'moins de',
      LESS_OR_EQUAL: 'au plus',
    },
    between: (from, to) => `compris entre ${from} et ${to}`,
    yes: 'oui',
    no: 'non',
    date: { BEFORE: 'avant le', AFTER: 'après le', ON: 'le' },
    last: (days) => `dans les ${days} derniers jours`,
    next: (days) => `dans les ${days} prochains jours`,
    anniversary: (days) => `avec un anniversaire dans les ${days} jours`,
  },
};

/** What a comparison says, after the name of what is compared: « d'au moins 70 », “containing “vip””. */
export function comparisonWords({ comparison, negated }: SignedComparison, locale: Locale): string {
  return `${negated ? words[locale].not : ''}${positive(comparison, locale)}`;
}

/** « au moins 3 », “between 3 and 5”: before the name of what is counted. */
export function countWords(comparison: Comparison, locale: Locale): string {
  if (comparison.kind !== 'NUMBER') return positive(comparison, locale).replace('compris ', '');
  const format = new Intl.NumberFormat(locale);
  const values = comparison.values.map((value) => format.format(value));
  return `${words[locale].count[comparison.relation]} ${either(values, words[locale].or)}`;
}

function positive(comparison: Comparison, locale: Locale): string {
  const say = words[locale];
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const moment = (value: Parameters<typeof momentWords>[0]) => momentWords(value, locale);
  switch (comparison.kind) {
    case 'PRESENT':
      return say.given;
    case 'TEXT':
      return `${say.text[comparison.relation]}${either(
        comparison.values.map((value) => quoted(value, locale)),
        say.or,
      )}`;
    case 'NUMBER':
      return `${say.number[comparison.relation]} ${either(comparison.values.map(number), say.or)}`;
    case 'NUMBER_RANGE':
      return say.between(number(comparison.from), number(comparison.to));
    case 'BOOLEAN':
      return comparison.value ? say.yes : say.no;
    case 'DATE':
      return `${say.date[comparison.relation]} ${moment(comparison.moment)}`;
    case 'DATE_RANGE':
      return say.between(moment(comparison.from), moment(comparison.to));
    case 'RELATIVE_DATE': {
      const days = number(comparison.days);
      const relative = { LAST: say.last, NEXT: say.next, ANNIVERSARY: say.anniversary };
      return relative[comparison.relation](days);
    }
    case 'LIST':
      return either(
        comparison.values.map((value) => quoted(value, locale)),
        comparison.quantifier === 'ALL' ? say.and : say.or,
      );
  }
}
