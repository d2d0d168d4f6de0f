import * as fc from 'fast-check';
import { consentTypes } from '../../domain/consent/consent';
import type { FieldType } from '../../domain/contact/contact';
import { fieldTypes } from '../../domain/contact/contact';
import type {
  BehaviourCondition,
  ConditionOperator,
  ConditionValue,
  FieldCondition,
  PropertyCondition,
  SegmentCondition,
  SegmentCriteria,
} from '../../domain/segment/criteria';
import { groupLogics, MAX_GROUP_DEPTH, measureTypes } from '../../domain/segment/criteria';
import { automationStates, campaignOutcomes, contactFieldTypes } from '../../domain/segment/fields';
import { operatorRules, operatorsOfType } from '../../domain/segment/operators';
import { dates, eventNamesAsked, numbers, propertyNames, stepIds, texts, topicKeys } from './audience-values';

/** What criteria may name: ids that exist in the audience they are asked of. */
export interface Nameable {
  readonly segmentIds: readonly string[];
  readonly campaignIds: readonly string[];
  readonly automationIds: readonly string[];
}

const text = fc.constantFrom(...texts);
const number = fc.constantFrom(...numbers);
const date = fc.constantFrom(...dates);
const days = fc.constantFrom(0, 1, 2, 7, 30, 365, 366, 800);

function scalarOf(type: FieldType): fc.Arbitrary<string | number | boolean> {
  switch (type) {
    case 'STRING':
    case 'ARRAY':
      return text;
    case 'NUMBER':
      return number;
    case 'BOOLEAN':
      return fc.boolean();
    case 'DATE':
      return date;
  }
}

const listOf = (type: FieldType, minLength: number, maxLength: number): fc.Arbitrary<(string | number)[]> =>
  type === 'NUMBER'
    ? fc.array(number, { minLength, maxLength })
    : fc.array(type === 'DATE' ? date : text, { minLength, maxLength });

function valueFor(operator: ConditionOperator, type: FieldType): fc.Arbitrary<ConditionValue | undefined> {
  switch (operatorRules[operator].shape) {
    case 'none':
      return fc.constantFrom(undefined, null);
    case 'one':
      return scalarOf(type);
    case 'list':
      return listOf(type, 1, 4);
    case 'pair':
      return listOf(type, 2, 2);
    case 'days':
      return days;
  }
}

interface Comparing {
  readonly operator: ConditionOperator;
  readonly value: ConditionValue | undefined;
  readonly dataType: FieldType;
}

const comparing = (dataType: FieldType): fc.Arbitrary<Comparing> =>
  fc
    .constantFrom(...operatorsOfType(dataType))
    .chain((operator) => valueFor(operator, dataType).map((value) => ({ operator, value, dataType })));

const columnCondition: fc.Arbitrary<FieldCondition> = fc
  .constantFrom(...Object.entries(contactFieldTypes))
  .chain(([field, type]) => comparing(type).map((comparison) => ({ field, ...comparison })));

const customCondition: fc.Arbitrary<FieldCondition> = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'absent'), fc.constantFrom(...fieldTypes))
  .chain(([name, type]) => comparing(type).map((comparison) => ({ field: `customFields.${name}`, ...comparison })));

const consentCondition: fc.Arbitrary<FieldCondition> = fc
  .constantFrom(...consentTypes)
  .chain((consent) => comparing('BOOLEAN').map((comparison) => ({ field: `consent.${consent}`, ...comparison })));

const topicCondition: fc.Arbitrary<FieldCondition> = fc
  .constantFrom(...topicKeys, 'unheard-of')
  .chain((topic) => comparing('BOOLEAN').map((comparison) => ({ field: `topic.${topic}`, ...comparison })));

const namingCondition = ({ segmentIds, campaignIds, automationIds }: Nameable): fc.Arbitrary<FieldCondition> =>
  fc.oneof(
    fc.record({
      field: fc.constant('segment'),
      operator: fc.constantFrom('IN', 'NOT_IN'),
      value: fc.subarray([...segmentIds], { minLength: 1 }),
      dataType: fc.constant('STRING'),
    }),
    fc.record({
      field: fc.constantFrom(...campaignIds.map((id) => `campaign.${id}`)),
      operator: fc.constantFrom('EQUALS', 'NOT_EQUALS'),
      value: fc.constantFrom(...campaignOutcomes),
      dataType: fc.constant('STRING'),
    }),
    fc.record({
      field: fc.constantFrom(...automationIds.map((id) => `automation.${id}`)),
      operator: fc.constantFrom('EQUALS', 'NOT_EQUALS'),
      value: fc.constantFrom(...automationStates),
      dataType: fc.constant('STRING'),
    }),
    fc.tuple(fc.constantFrom(...automationIds), fc.boolean(), fc.boolean()).chain(([id, isList, isNegative]) =>
      fc.record({
        field: fc.constant(`automation.${id}.step`),
        operator: fc.constant(
          isList ? (isNegative ? 'NOT_IN' : 'IN') : isNegative ? 'NOT_EQUALS' : ('EQUALS' as const),
        ),
        value: isList ? fc.subarray([...stepIds], { minLength: 1 }) : fc.constantFrom(...stepIds),
        dataType: fc.constant('STRING'),
      }),
    ),
  );

const ownFilter: fc.Arbitrary<PropertyCondition> = fc
  .tuple(fc.constantFrom(...propertyNames), fc.constantFrom(...fieldTypes))
  .chain(([property, type]) => comparing(type).map((comparison) => ({ property, ...comparison })));

const namedFilter = ({ campaignIds }: Nameable): fc.Arbitrary<PropertyCondition> =>
  fc.oneof(
    comparing('DATE').map((comparison) => ({ property: 'occurredAt', ...comparison })),
    comparing('ARRAY').map((comparison) => ({ property: 'products', ...comparison })),
    fc.record({
      property: fc.constant('campaignId'),
      operator: fc.constantFrom('EQUALS', 'NOT_EQUALS'),
      value: fc.constantFrom(...campaignIds),
      dataType: fc.constant('STRING'),
    }),
  );

const narrowing = (nameable: Nameable) => ({
  event: fc.constantFrom(...eventNamesAsked),
  where: fc.option(
    fc.array(fc.oneof({ weight: 2, arbitrary: ownFilter }, { weight: 1, arbitrary: namedFilter(nameable) }), {
      maxLength: 2,
    }),
    { nil: undefined },
  ),
  withinDays: fc.option(days, { nil: undefined }),
});

const behaviour = (nameable: Nameable): fc.Arbitrary<BehaviourCondition> =>
  fc
    .tuple(
      fc.constantFrom(...measureTypes),
      fc.constantFrom(...fieldTypes),
      fc.constantFrom(...propertyNames),
      fc.boolean(),
    )
    .chain(([type, endType, property, bare]) =>
      fc
        .record({
          comparison: comparing(type === 'FIRST' || type === 'LAST' ? endType : 'NUMBER'),
          ...narrowing(nameable),
        })
        .map(({ comparison: { operator, value }, ...narrowed }) => ({
          ...narrowed,
          measure: type === 'COUNT' && bare ? { type } : { type, property },
          operator,
          value,
        })),
    );

/** When somebody first or last did something. */
const dated = (nameable: Nameable): fc.Arbitrary<BehaviourCondition> =>
  fc
    .record({
      comparison: comparing('DATE'),
      measure: fc.record({ type: fc.constantFrom('FIRST', 'LAST'), property: fc.constant('occurredAt') }),
      ...narrowing(nameable),
    })
    .map(({ comparison: { operator, value }, ...asked }) => ({ ...asked, operator, value }));

/** Counts are small, so that comparisons with them go both ways. */
const counted = (nameable: Nameable): fc.Arbitrary<BehaviourCondition> =>
  fc.record({
    ...narrowing(nameable),
    where: fc.option(fc.array(namedFilter(nameable), { maxLength: 1 }), { nil: undefined, freq: 2 }),
    measure: fc.constant({ type: 'COUNT' }),
    operator: fc.constantFrom('EQUALS', 'NOT_EQUALS', 'GREATER_THAN', 'GREATER_OR_EQUAL', 'LESS_THAN', 'LESS_OR_EQUAL'),
    value: fc.constantFrom(0, 1, 2, 3, 0.5),
  });

/** Groups in groups, as deep as they may be. */
function nested(leaf: fc.Arbitrary<SegmentCondition>): fc.Arbitrary<SegmentCondition> {
  const group = fc.record({
    logic: fc.constantFrom(...groupLogics),
    not: fc.option(fc.boolean(), { nil: undefined }),
    beside: fc.array(leaf, { maxLength: 1 }),
  });
  return fc
    .tuple(leaf, fc.array(group, { minLength: 4, maxLength: MAX_GROUP_DEPTH }))
    .map(([innermost, groups]) =>
      groups.reduce<SegmentCondition>(
        (held, { beside, ...kind }) => ({ ...kind, conditions: [held, ...beside] }),
        innermost,
      ),
    );
}

const range = fc.record(
  { min: fc.constantFrom(0, 1, 18, 30, 100), max: fc.constantFrom(1, 25, 50, 200) },
  { requiredKeys: [] },
);

/** Random criteria: trees up to five groups deep, with quick filters now and then. Always valid. */
export function arbitraryCriteria(nameable: Nameable): fc.Arbitrary<SegmentCriteria> {
  const { condition } = fc.letrec<{ condition: SegmentCondition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 4, arbitrary: columnCondition },
      { weight: 3, arbitrary: customCondition },
      { weight: 1, arbitrary: consentCondition },
      { weight: 1, arbitrary: topicCondition },
      { weight: 2, arbitrary: namingCondition(nameable) },
      { weight: 3, arbitrary: behaviour(nameable) },
      { weight: 1, arbitrary: dated(nameable) },
      { weight: 1, arbitrary: counted(nameable) },
      {
        weight: 2,
        arbitrary: fc.record({
          logic: fc.constantFrom(...groupLogics),
          conditions: fc.array(tie('condition'), { maxLength: 3 }),
          not: fc.option(fc.boolean(), { nil: undefined }),
        }),
      },
    ),
  }));
  const deep = nested(fc.oneof(columnCondition, customCondition, counted(nameable)));
  const quick = fc.record(
    {
      tags: fc.array(text, { minLength: 1, maxLength: 2 }),
      excludeTags: fc.array(text, { minLength: 1, maxLength: 2 }),
      engagementLevel: fc.constantFrom('HIGH', 'MEDIUM', 'LOW'),
      lastActivityDays: days,
      location: fc.record({ country: text, region: text, city: text }, { requiredKeys: [] }),
      ageRange: range,
      purchaseHistory: fc.record(
        { count: range, products: fc.array(text, { minLength: 1, maxLength: 2 }), withinDays: days },
        { requiredKeys: [] },
      ),
      totalSpent: fc
        .tuple(range, fc.option(text, { nil: undefined }))
        .map(([between, currency]) => ({ ...between, currency })),
    },
    { requiredKeys: [] },
  );
  return fc
    .record({
      logic: fc.constantFrom(...groupLogics),
      conditions: fc.array(fc.oneof({ weight: 30, arbitrary: condition }, { weight: 1, arbitrary: deep }), {
        minLength: 1,
        maxLength: 3,
      }),
      filters: fc.oneof({ weight: 6, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: quick }),
    })
    .map(({ filters, ...tree }) => ({ ...tree, ...filters }));
}
