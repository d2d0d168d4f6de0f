import en from '../../web/messages/en.json' with { type: 'json' };
import type {
  BehaviourCondition,
  ConditionOperator,
  ConditionValue,
  SegmentCondition,
  SegmentCriteria,
} from '../../domain/segment/criteria';
import { builtInFields } from '../../domain/segment/catalogue';
import { operatorRules } from '../../domain/segment/operators';
import type { MetierQuestion } from '../../domain/segment/questions/question';
import { eventLabel } from '../../domain/segment/sentence/event-words';

const fields = new Map(builtInFields('en').map((field) => [field.field, field]));
const operatorWords: ReadonlyMap<string, string> = new Map(Object.entries(en.labels.operator));
const strong = (text: string) => `**${text}**`;
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const wordsOf = (operator: ConditionOperator) => `_${operatorWords.get(operator) ?? operator}_`;

/** What to do in the builder, line by line, as a list in Markdown; groups are indented. */
export function builderSteps({ asks, criteria }: MetierQuestion): readonly string[] {
  const labels = new Map(asks.map(({ name, label }) => [`{${name}}`, label.en]));
  const { logic, conditions } = criteria;
  const head =
    conditions.length > 1 ? [`Keep ${logic === 'AND' ? '**all of these**' : 'choose **any of these**'}.`] : [];
  return [
    ...head.map((line) => `- ${line}`),
    ...conditionLines(conditions, labels, ''),
    ...quickLines(criteria).map((line) => `- ${line}`),
  ];
}

type Labels = ReadonlyMap<string, string>;

function conditionLines(conditions: readonly SegmentCondition[], labels: Labels, indent: string): readonly string[] {
  return conditions.flatMap((condition) => {
    if ('conditions' in condition) {
      const kind = condition.logic === 'AND' ? 'all of these' : 'any of these';
      const none = condition.not === true ? ' and turn it round (**not**)' : '';
      const inside = conditionLines(condition.conditions, labels, `${indent}  `);
      return [`${indent}- Add a group, ${strong(kind)}${none}:`, ...inside];
    }
    if ('event' in condition) return [`${indent}- ${behaviourLine(condition)}`];
    const { field, operator, value } = condition;
    return [`${indent}- ${fieldWords(field, labels)} ${comparisonWords(operator, valueIn(field, value, labels))}`];
  });
}

function fieldWords(field: string, labels: Labels): string {
  const known = fields.get(field);
  if (known) return strong(known.label);
  if (field === 'segment') return strong('Segment');
  const [family = '', name = ''] = field.split('.');
  return `${strong(capitalized(family === 'customFields' ? 'field' : family))} ${strong(`“${labels.get(name) ?? name}”`)}`;
}

/** A value in the words of its field, or what is picked in its place. */
function valueIn(field: string, value: ConditionValue | undefined, labels: Labels): ConditionValue | undefined {
  const choices = new Map<unknown, string>(fields.get(field)?.choices?.map((choice) => [choice.value, choice.label]));
  const said = (one: string | number | boolean) => choices.get(one) ?? labels.get(String(one)) ?? one;
  if (value === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((one: string | number) => String(said(one)));
  return typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number' ? said(value) : value;
}

function comparisonWords(operator: ConditionOperator, value: ConditionValue | undefined): string {
  const { shape } = operatorRules[operator];
  if (shape === 'none') return `${wordsOf(operator)}.`;
  if (shape === 'days') return `${wordsOf(operator)}: ${strong(String(value))} days.`;
  const listed = Array.isArray(value) ? value.map((one) => strong(String(one))) : [strong(yesOrNo(value))];
  return `${wordsOf(operator)} ${listed.join(shape === 'pair' ? ' and ' : ', ')}.`;
}

const yesOrNo = (value: unknown): string => (value === true ? 'Yes' : value === false ? 'No' : String(value));

function behaviourLine({ event, measure, operator, value, where = [], withinDays }: BehaviourCondition): string {
  const label = capitalized(eventLabel(event, 'en'));
  const property = measure.property === undefined ? '' : ` of **${measure.property}**`;
  const measured = `${strong(measureWords[measure.type])}${property}`;
  const window = withinDays === undefined ? '' : ` Within the last ${strong(String(withinDays))} days.`;
  const filters = where.map(
    (filter) => ` Only where ${strong(filter.property)} ${comparisonWords(filter.operator, filter.value)}`,
  );
  return `Event ${strong(label)}, ${measured} ${comparisonWords(operator, value)}${window}${filters.join('')}`;
}

const measureWords: Readonly<Record<BehaviourCondition['measure']['type'], string>> = {
  COUNT: 'how often',
  SUM: 'total',
  AVG: 'average',
  MIN: 'lowest value',
  MAX: 'highest value',
  FIRST: 'first value',
  LAST: 'last value',
};

const list = (values: readonly string[]) => values.map(strong).join(', ');
const range = (of: { readonly min?: number | undefined; readonly max?: number | undefined }): string =>
  [
    ...(of.min === undefined ? [] : [`from ${strong(String(of.min))}`]),
    ...(of.max === undefined ? [] : [`to ${strong(String(of.max))}`]),
  ].join(' ');

function quickLines(criteria: SegmentCriteria): readonly string[] {
  const { tags, excludeTags, engagementLevel, lastActivityDays, location, ageRange, purchaseHistory, totalSpent } =
    criteria;
  const products = purchaseHistory?.products;
  const bought = [
    ...(purchaseHistory?.count ? [`how many ${range(purchaseHistory.count)}`] : []),
    ...(products ? [`of ${list(products)}`] : []),
    ...(purchaseHistory?.withinDays === undefined
      ? []
      : [`within the last ${strong(String(purchaseHistory.withinDays))} days`]),
  ];
  const lines = [
    ...(tags ? [`any of the tags ${list(tags)}`] : []),
    ...(excludeTags ? [`none of the tags ${list(excludeTags)}`] : []),
    ...(engagementLevel ? [`engagement ${strong(capitalized(engagementLevel.toLowerCase()))}`] : []),
    ...(lastActivityDays === undefined ? [] : [`active within the last ${strong(String(lastActivityDays))} days`]),
    ...Object.entries(location ?? {}).map(([part, place]) => `${part} ${strong(String(place))}`),
    ...(ageRange ? [`age ${range(ageRange)}`] : []),
    ...(bought.length > 0 ? [`purchases ${bought.join(', ')}`] : []),
    ...(totalSpent ? [`spent in all ${range(totalSpent)} ${totalSpent.currency ?? ''}`.trimEnd()] : []),
  ];
  return lines.map((line) => `Quick filter: ${line}.`);
}
