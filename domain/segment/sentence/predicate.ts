import type { Locale } from '../../locale/locale';
import type { Comparison, TextRelation } from '../comparison';
import { comparisonWords } from './comparison-words';
import { either, quoted } from './text';

interface Verbs {
  readonly text: Readonly<Record<TextRelation, readonly [does: string, doesNot: string]>>;
  readonly be: readonly [does: string, doesNot: string];
  readonly or: string;
  readonly and: string;
}

const verbs: Readonly<Record<Locale, Verbs>> = {
  en: {
    text: {
      EQUALS: ['is', 'is not'],
      CONTAINS: ['contains', 'does not contain'],
      STARTS_WITH: ['starts with', 'does not start with'],
      ENDS_WITH: ['ends with', 'does not end with'],
    },
    be: ['is', 'is not'],
    or: 'or',
    and: 'and',
  },
  fr: {
    text: {
      EQUALS: ['est', "n'est pas"],
      CONTAINS: ['contient', 'ne contient pas'],
      STARTS_WITH: ['commence par', 'ne commence pas par'],
      ENDS_WITH: ['finit par', 'ne finit pas par'],
    },
    be: ['est', "n'est pas"],
    or: 'ou',
    and: 'et',
  },
};

interface PredicateOptions {
  readonly locale: Locale;
  readonly no: boolean;
  readonly feminine: boolean;
}

/** What a comparison says of a thing named before it: « contient « ticket » », “is not “EUR””, « est supérieure à 3 ». */
export function predicateWords(comparison: Comparison, { locale, no, feminine }: PredicateOptions): string {
  const say = verbs[locale];
  const pick = ([does, doesNot]: readonly [does: string, doesNot: string]) => (no ? doesNot : does);
  const listed = (values: readonly string[], word: string) =>
    either(
      values.map((value) => quoted(value, locale)),
      word,
    );
  if (comparison.kind === 'TEXT') return `${pick(say.text[comparison.relation])} ${listed(comparison.values, say.or)}`;
  if (comparison.kind === 'LIST') {
    const word = comparison.quantifier === 'ALL' ? say.and : say.or;
    return `${pick(say.text.CONTAINS)} ${listed(comparison.values, word)}`;
  }
  const words = comparisonWords({ comparison, negated: false }, locale);
  return `${pick(say.be)} ${feminine && locale === 'fr' ? inFeminine(words) : words}`;
}

const inFeminine = (words: string): string =>
  words.replace(/^(renseigné|égal|supérieur|inférieur|compris)(?= |$)/, '$1e');
