import type { Locale } from '../../locale/locale';
import type { Comparison, NumberRelation, SignedComparison, TextRelation } from '../comparison';
import { momentWords } from './moment-words';
import { either, quoted } from './text';

type Counted = readonly [none: string, one: string, more: string];

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
  readonly betweenDates: (from: string, to: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly date: Readonly<Record<'BEFORE' | 'AFTER' | 'ON', string>>;
  /** No days, one day, and more: the number goes in place of `#`. */
  readonly last: Counted;
  readonly next: Counted;
  readonly anniversary: Counted;
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
    betweenDates: (from, to) => `between ${from} and ${to}`,
    yes: 'yes',
    no: 'no',
    date: { BEFORE: 'before', AFTER: 'after', ON: 'on' },
    last: ['today', 'since yesterday', 'in the last # days'],
    next: ['later today', 'until tomorrow', 'in the next # days'],
    anniversary: ['with its anniversary today', 'with an anniversary by tomorrow', 'with an anniversary within # days'],
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
    betweenDates: (from, to) => `entre le ${from} et le ${to}`,
    yes: 'oui',
    no: 'non',
    date: { BEFORE: 'avant le', AFTER: 'après le', ON: 'le' },
    last: ["aujourd'hui", 'depuis hier', 'dans les # derniers jours'],
    next: ["plus tard aujourd'hui", "d'ici demain", 'dans les # prochains jours'],
    anniversary: [
      "dont c'est l'anniversaire",
      "avec un anniversaire d'ici demain",
      'avec un anniversaire dans les # jours',
    ],
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

/** « dans les 30 derniers jours ». */
export const lastDays = (days: number, locale: Locale): string => counted(words[locale].last, days, locale);

const counted = ([none, one, more]: Counted, count: number, locale: Locale): string =>
  count === 0 ? none : count === 1 ? one : more.replace('#', new Intl.NumberFormat(locale).format(count));

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
      return say.betweenDates(moment(comparison.from), moment(comparison.to));
    case 'RELATIVE_DATE': {
      const relative = { LAST: say.last, NEXT: say.next, ANNIVERSARY: say.anniversary };
      return counted(relative[comparison.relation], comparison.days, locale);
    }
    case 'LIST':
      return either(
        comparison.values.map((value) => quoted(value, locale)),
        comparison.quantifier === 'ALL' ? say.and : say.or,
      );
  }
}
