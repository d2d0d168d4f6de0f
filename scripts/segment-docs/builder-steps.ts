import en from '../../web/messages/en.json' with { type: 'json' };
import { builtInFields } from '../../domain/segment/catalogue';
import type {
  BehaviourCondition,
  ConditionGroup,
  ConditionOperator,
  ConditionValue,
  FieldCondition,
  SegmentCondition,
  SegmentCriteria,
} from '../../domain/segment/criteria';
import { operatorRules } from '../../domain/segment/operators';
import type { MetierQuestion } from '../../domain/segment/questions/question';
import { eventLabel } from '../../domain/segment/sentence/event-words';
import { operatorWord } from '../../domain/segment/sentence/operator-words';
import type { ComparedKind } from '../../domain/segment/sentence/operator-words';
import { wordsOfProperty } from '../../domain/segment/sentence/property-words';
import { automationDeeds, outcomeDeeds } from '../../domain/segment/sentence/words';

/** The builder's own words, so that a step names what is on the page. */
const { logics, measure: measures, family, quick, level, withinLast, days, addGroup, addFilter, where } = en.builder;
const fields = new Map(builtInFields('en').map((field) => [field.field, field]));
const deeds = new Map<unknown, { readonly did: string; readonly didNot: string }>(
  Object.entries({ ...outcomeDeeds.en, ...automationDeeds.en }),
);

const strong = (text: string | number) => `**${text}**`;
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** What an ask is called, by its placeholder. */
type Labels = ReadonlyMap<string, string>;

/** What to do in the builder, line by line, as a list in Markdown; groups are indented. */
export function builderSteps({ asks, criteria }: MetierQuestion): readonly string[] {
  const labels: Labels = new Map(asks.map(({ name, label }) => [`{${name}}`, label.en]));
  const lines = [
    ...conditionLines(criteria.conditions, labels, ''),
    ...quickLines(criteria).map((line) => `- ${line}`),
  ];
  return criteria.logic === 'OR' ? [`- Choose ${strong(logics.ANY)}.`, ...lines] : lines;
}

const conditionLines = (conditions: readonly SegmentCondition[], labels: Labels, indent: string): readonly string[] =>
  conditions.flatMap((condition) => {
    if ('conditions' in condition) {
      const head = `${indent}- ${addGroup}: ${strong(logicOf(condition))}`;
      return [head, ...conditionLines(condition.conditions, labels, `${indent}  `)];
    }
    return [`${indent}- ${'event' in condition ? behaviourLine(condition) : fieldLine(condition, labels)}`];
  });

function logicOf({ logic, not }: ConditionGroup): string {
  if (not === true) return logic === 'OR' ? logics.NONE : logics.NOT_ALL;
  return logic === 'OR' ? logics.ANY : logics.ALL;
}

function fieldLine({ field, operator, value, dataType }: FieldCondition, labels: Labels): string {
  const known = fields.get(field);
  const [prefix = '', placeholder = ''] = field.split('.');
  const picked = strong(`“${labels.get(placeholder) ?? placeholder}”`);
  if (prefix === 'campaign' || prefix === 'automation') {
    const deed = deeds.get(value);
    const said = operator === 'NOT_EQUALS' ? deed?.didNot : deed?.did;
    return `${strong(family[prefix])} ${picked}: ${said ?? ''}`;
  }
  const kind = field === 'segment' ? 'SEGMENT' : dataType;
  const choices = new Map<unknown, string>(known?.choices?.map((choice) => [choice.value, choice.label]));
  const say = (one: string | number | boolean) =>
    choices.get(one) ?? labels.get(String(one)) ?? (one === true ? 'Yes' : String(one));
  const name = known ? strong(known.label) : field === 'segment' ? strong(family.segment) : picked;
  return `${name} ${comparisonWords({ operator, value, kind }, say)}`;
}

interface Compared {
  readonly operator: ConditionOperator;
  readonly value: ConditionValue | undefined;
  readonly kind: ComparedKind;
}

function comparisonWords(
  { operator, value, kind }: Compared,
  say: (one: string | number | boolean) => string = String,
) {
  const { shape } = operatorRules[operator];
  const word = operatorWord(operator, kind, 'en');
  if (shape === 'none' || value === undefined || value === null) return word;
  const values: readonly (string | number | boolean)[] = typeof value === 'object' ? value : [value];
  const listed = values.map((one) => strong(say(one))).join(shape === 'pair' ? ' and ' : ', ');
  return `${word} ${listed}${shape === 'days' ? ` ${days}` : ''}`;
}

function behaviourLine({
  event,
  measure,
  operator,
  value,
  where: filters = [],
  withinDays,
}: BehaviourCondition): string {
  const isCount = measure.type === 'COUNT';
  const isEnd = measure.type === 'FIRST' || measure.type === 'LAST';
  const property = measure.property === undefined ? '' : ` ${strong(propertyLabel(measure.property))}`;
  const kind = isCount ? 'COUNT' : isEnd ? 'STRING' : 'NUMBER';
  const compared = comparisonWords({ operator, value, kind });
  const times = isCount ? ` ${value === 1 ? 'time' : 'times'}` : '';
  return [
    `${strong(capitalized(eventLabel(event, 'en')))}: ${measures[measure.type]}${property} ${compared}${times}`,
    ...(withinDays === undefined ? [] : [`${withinLast} ${strong(withinDays)} ${days}`]),
    ...filters.map((filter) => {
      const words = comparisonWords({ ...filter, value: filter.value, kind: filter.dataType });
      return `${addFilter}: ${where} ${strong(propertyLabel(filter.property))} ${words}`;
    }),
  ].join('; ');
}

const propertyLabel = (property: string) => capitalized(wordsOfProperty(property, 'en').noun ?? property);

const range = ({ min, max }: { readonly min?: number | undefined; readonly max?: number | undefined }): string =>
  [
    ...(min === undefined ? [] : [`${quick.min} ${strong(min)}`]),
    ...(max === undefined ? [] : [`${quick.max} ${strong(max)}`]),
  ].join(', ');

function quickLines(criteria: SegmentCriteria): readonly string[] {
  const { tags, excludeTags, engagementLevel, lastActivityDays, location, ageRange, purchaseHistory, totalSpent } =
    criteria;
  const within = (count: number | undefined) => (count === undefined ? [] : [`${withinLast} ${strong(count)} ${days}`]);
  const bought = [
    ...(purchaseHistory?.count ? [range(purchaseHistory.count)] : []),
    ...(purchaseHistory?.products ? [`${quick.products} ${purchaseHistory.products.map(strong).join(', ')}`] : []),
    ...within(purchaseHistory?.withinDays),
  ];
  const places = Object.entries(location ?? {}).map(([part, place]) => `${part} ${strong(place ?? '')}`);
  const lines: readonly (readonly [name: string, values: readonly string[]])[] = [
    [quick.tags, (tags ?? []).map(strong)],
    [quick.excludeTags, (excludeTags ?? []).map(strong)],
    [quick.engagementLevel, engagementLevel ? [strong(level[engagementLevel])] : []],
    [quick.lastActivityDays, within(lastActivityDays)],
    [quick.location, places],
    [quick.ageRange, ageRange ? [range(ageRange)] : []],
    [quick.purchaseHistory, bought],
    [
      quick.totalSpent,
      totalSpent ? [range(totalSpent), ...(totalSpent.currency ? [strong(totalSpent.currency)] : [])] : [],
    ],
  ];
  return lines.flatMap(([name, values]) =>
    values.length === 0 ? [] : [`Quick filter ${strong(name)}: ${values.join(', ')}`],
  );
}
