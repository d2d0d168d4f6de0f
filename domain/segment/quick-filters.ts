import { eventNames } from '../event/event';
import type { Comparison } from './comparison';
import type { NumberRange, SegmentCriteria } from './criteria';
import type { ContactField } from './fields';
import { contactFieldTypes } from './fields';
import type { EventFilter, Question } from './question';

/** The engagement scores at which a level begins. */
export const engagementLevels = { MEDIUM: 30, HIGH: 70 } as const;

const ask = (column: ContactField, comparison: Comparison, negated = false): Question => ({
  kind: 'COLUMN',
  column,
  type: contactFieldTypes[column],
  comparison: { negated, comparison },
});

const atLeast = (value: number): Comparison => ({ kind: 'NUMBER', relation: 'GREATER_OR_EQUAL', values: [value] });
const below = (value: number): Comparison => ({ kind: 'NUMBER', relation: 'LESS_THAN', values: [value] });
const atMost = (value: number): Comparison => ({ kind: 'NUMBER', relation: 'LESS_OR_EQUAL', values: [value] });
const equals = (text: string): Comparison => ({ kind: 'TEXT', relation: 'EQUALS', values: [text] });

/** A range as questions: none for an open one. */
function within({ min, max }: NumberRange): readonly Comparison[] {
  if (min !== undefined && max !== undefined) return [{ kind: 'NUMBER_RANGE', from: min, to: max }];
  return [...(min === undefined ? [] : [atLeast(min)]), ...(max === undefined ? [] : [atMost(max)])];
}

/** The quick filters of criteria as questions, each of which narrows whatever the conditions say. */
export function quickQuestions(criteria: SegmentCriteria): readonly Question[] {
  const { tags, excludeTags, lastActivityDays, location, ageRange } = criteria;
  return [
    ...(tags?.length ? [ask('tags', { kind: 'LIST', quantifier: 'ANY', values: tags })] : []),
    ...(excludeTags?.length ? [ask('tags', { kind: 'LIST', quantifier: 'ANY', values: excludeTags }, true)] : []),
    ...engagement(criteria.engagementLevel),
    ...(lastActivityDays === undefined
      ? []
      : [ask('lastActivity', { kind: 'RELATIVE_DATE', relation: 'LAST', days: lastActivityDays })]),
    ...(location?.country === undefined ? [] : [ask('country', equals(location.country))]),
    ...(location?.region === undefined ? [] : [ask('region', equals(location.region))]),
    ...(location?.city === undefined ? [] : [ask('city', equals(location.city))]),
    ...(ageRange?.min === undefined && ageRange?.max === undefined ? [] : [{ kind: 'AGE' as const, range: ageRange }]),
    ...purchases(criteria),
    ...spending(criteria),
  ];
}

function engagement(level: SegmentCriteria['engagementLevel']): readonly Question[] {
  switch (level) {
    case 'HIGH':
      return [ask('engagementScore', atLeast(engagementLevels.HIGH))];
    case 'MEDIUM':
      return [
        ask('engagementScore', atLeast(engagementLevels.MEDIUM)),
        ask('engagementScore', below(engagementLevels.HIGH)),
      ];
    case 'LOW':
      return [ask('engagementScore', below(engagementLevels.MEDIUM))];
    case undefined:
      return [];
  }
}

/** Purchases of the products named, within the days named; at least one where no number is given. */
function purchases({ purchaseHistory }: SegmentCriteria): readonly Question[] {
  if (!purchaseHistory) return [];
  const { count = {}, products, withinDays } = purchaseHistory;
  const where: readonly EventFilter[] = products?.length
    ? [
        {
          kind: 'PRODUCT',
          comparison: { negated: false, comparison: { kind: 'LIST', quantifier: 'ANY', values: products } },
        },
      ]
    : [];
  const asked = within(count);
  const narrowed = where.length > 0 || withinDays !== undefined;
  const comparisons = asked.length === 0 && narrowed ? [atLeast(1)] : asked;
  return comparisons.map((comparison) => ({
    kind: 'BEHAVIOUR',
    behaviour: {
      event: eventNames.purchaseMade,
      measure: { type: 'COUNT', property: null, dataType: null },
      comparison: { negated: false, comparison },
      where,
      withinDays: withinDays ?? null,
    },
  }));
}

function spending({ totalSpent }: SegmentCriteria): readonly Question[] {
  if (!totalSpent) return [];
  const { currency, ...range } = totalSpent;
  return within(range).map((comparison) => ({
    kind: 'BEHAVIOUR',
    behaviour: {
      event: eventNames.purchaseMade,
      measure: { type: 'SUM', property: 'amount', dataType: null },
      comparison: { negated: false, comparison },
      where:
        currency === undefined
          ? []
          : [
              {
                kind: 'PROPERTY',
                property: 'currency',
                type: 'STRING',
                comparison: { negated: false, comparison: equals(currency) },
              },
            ],
      withinDays: null,
    },
  }));
}
