import type { Locale } from '../../locale/locale';
import type { SignedComparison } from '../comparison';
import type { EventFilter } from '../question';
import { comparisonWords } from './comparison-words';
import { predicateWords } from './predicate';
import { wordsOfProperty } from './property-words';
import { joined } from './text';

type PropertyFilter = Extract<EventFilter, { kind: 'PROPERTY' }>;

const words = {
  en: { whose: 'whose', of: 'of', without: 'without', anyProduct: 'a product', and: 'and' },
  fr: { whose: 'dont', of: 'de', without: 'sans', anyProduct: 'produit', and: 'et' },
} as const;

/**
 * Which events count, after their name: “of “Vinyl” whose currency is “EUR””; empty for all. What is said of one
 * property is said together.
 */
export function filterWords(where: readonly EventFilter[], locale: Locale): string {
  const bare = where.flatMap((filter) => {
    if (filter.kind === 'PRODUCT') return [productWords(filter.comparison, locale)];
    return filter.kind === 'TIME' ? [comparisonWords(filter.comparison, locale)] : [];
  });
  const filters = where.filter((filter): filter is PropertyFilter => filter.kind === 'PROPERTY');
  const clauses = [...new Set(filters.map(({ property }) => property))].map((property) => {
    const { name, feminine } = wordsOfProperty(property, locale);
    const predicates = filters
      .filter((filter) => filter.property === property)
      .map(({ comparison: { comparison, negated } }) => predicateWords(comparison, { locale, no: negated, feminine }));
    return `${words[locale].whose} ${name} ${joined(predicates, words[locale].and)}`;
  });
  return [...bare, ...(clauses.length > 0 ? [joined(clauses, words[locale].and)] : [])]
    .map((said) => ` ${said}`)
    .join('');
}

function productWords({ comparison, negated }: SignedComparison, locale: Locale): string {
  const say = words[locale];
  const products =
    comparison.kind === 'LIST' ? comparisonWords({ comparison, negated: false }, locale) : say.anyProduct;
  return `${negated ? say.without : say.of} ${products}`;
}
