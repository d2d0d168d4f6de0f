import type { FieldType } from '../../domain/contact/contact';
import { fieldTypes } from '../../domain/contact/contact';
import type { ConditionOperator, SegmentCondition, SegmentCriteria } from '../../domain/segment/criteria';
import { conditionOperators, MAX_GROUP_DEPTH, measureTypes, quickFilters } from '../../domain/segment/criteria';
import type { Comparison, SignedComparison } from '../../domain/segment/comparison';
import { TIME_OF_EVENT } from '../../domain/segment/event-members';
import { automationStates, campaignOutcomes, contactFieldTypes } from '../../domain/segment/fields';
import { operatorRules } from '../../domain/segment/operators';
import type { Measure, Question } from '../../domain/segment/question';
import { leavesOf } from '../../domain/segment/sentence/why';
import { eventNamesAsked } from './audience-values';

/** The operator that a comparison was read from. */
function operatorOf({ comparison, negated }: SignedComparison): ConditionOperator {
  const positive = positiveOf(comparison);
  if (!negated) return positive;
  return conditionOperators.find((operator) => operatorRules[operator].negates === positive) ?? positive;
}

function positiveOf(comparison: Comparison): ConditionOperator {
  switch (comparison.kind) {
    case 'PRESENT':
      return 'IS_NOT_EMPTY';
    case 'TEXT':
    case 'NUMBER':
      return comparison.relation === 'EQUALS' && comparison.values.length > 1 ? 'IN' : comparison.relation;
    case 'NUMBER_RANGE':
    case 'DATE_RANGE':
      return 'BETWEEN';
    case 'BOOLEAN':
      return 'EQUALS';
    case 'DATE':
      return comparison.relation;
    case 'RELATIVE_DATE':
      return ({ LAST: 'WITHIN_LAST_DAYS', NEXT: 'WITHIN_NEXT_DAYS', ANNIVERSARY: 'ANNIVERSARY_WITHIN_DAYS' } as const)[
        comparison.relation
      ];
    case 'LIST':
      return comparison.quantifier === 'ALL'
        ? 'CONTAINS_ALL'
        : comparison.values.length > 1
          ? 'CONTAINS_ANY'
          : 'CONTAINS';
  }
}

/** How deep groups are nested in conditions. */
const depthOf = (conditions: readonly SegmentCondition[]): number =>
  Math.max(0, ...conditions.map((one) => ('conditions' in one ? 1 + depthOf(one.conditions) : 0)));

const allDepths = Array.from({ length: MAX_GROUP_DEPTH + 1 }, (_depth, index) => String(index));

/** The first and the last of a property by its type, or the date of the event itself. */
const endOf = ({ type, property, dataType }: Measure): string =>
  `${type} ${property === TIME_OF_EVENT ? TIME_OF_EVENT : (dataType ?? 'PRESENT')}`;
const isEnd = ({ type }: Measure): boolean => type === 'FIRST' || type === 'LAST';
const allEnds = (['FIRST', 'LAST'] as const).flatMap((type) =>
  [...fieldTypes, 'PRESENT', TIME_OF_EVENT].map((compared) => `${type} ${compared}`),
);

/** Counts how often random questions reach each operator of each type, each measure and each kind of question. */
export function createCoverage() {
  const comparisons = new Map<string, number>();
  const kinds = new Map<string, number>();
  const measures = new Map<string, number>();
  const states = new Map<string, number>();
  const filters = new Map<string, number>();
  const events = new Map<string, number>();
  const ends = new Map<string, number>();
  const outcomes = new Map<string, number>();
  const columns = new Map<string, number>();
  const quick = new Map<string, number>();
  const depths = new Map<string, number>();
  let questions = 0;
  let telling = 0;
  const add = (counts: Map<string, number>, key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1);
  const addComparison = (type: FieldType, signed: SignedComparison) =>
    add(comparisons, `${operatorOf(signed)} ${type}`);

  return {
    count(criteria: SegmentCriteria, question: Question, { people, found }: { people: number; found: number }) {
      questions += 1;
      if (found > 0 && found < people) telling += 1;
      add(depths, String(depthOf(criteria.conditions)));
      for (const filter of quickFilters) if (criteria[filter] !== undefined) add(quick, filter);
      for (const leaf of leavesOf(question)) {
        add(kinds, leaf.kind);
        if (leaf.kind === 'COLUMN' || leaf.kind === 'CUSTOM') addComparison(leaf.type, leaf.comparison);
        if (leaf.kind === 'CONSENT' || leaf.kind === 'TOPIC') addComparison('BOOLEAN', leaf.comparison);
        if (leaf.kind === 'COLUMN') add(columns, leaf.column);
        if (leaf.kind === 'AUTOMATION') add(states, leaf.state);
        if (leaf.kind === 'CAMPAIGN') add(outcomes, leaf.outcome);
        if (leaf.kind !== 'BEHAVIOUR') continue;
        add(measures, leaf.behaviour.measure.type);
        if (isEnd(leaf.behaviour.measure)) add(ends, endOf(leaf.behaviour.measure));
        add(events, leaf.behaviour.event);
        for (const filter of leaf.behaviour.where) {
          add(filters, filter.kind);
          if (filter.kind === 'PROPERTY') addComparison(filter.type, filter.comparison);
        }
      }
    },
    /** Operators of a type, measures and kinds that no question reached. */
    missing(): readonly string[] {
      const wanted = conditionOperators.flatMap((operator) =>
        operatorRules[operator].types.map((type) => `${operator} ${type}`),
      );
      const kindsWanted = [
        'COLUMN',
        'CUSTOM',
        'CONSENT',
        'TOPIC',
        'MEMBER',
        'CAMPAIGN',
        'AUTOMATION',
        'STEP',
        'BEHAVIOUR',
        'AGE',
      ];
      return [
        ...wanted.filter((key) => !comparisons.has(key)),
        ...measureTypes.filter((type) => !measures.has(type)),
        ...kindsWanted.filter((kind) => !kinds.has(kind)),
        ...automationStates.filter((state) => !states.has(state)),
        ...['PROPERTY', 'TIME', 'PRODUCT'].filter((kind) => !filters.has(kind)),
        ...eventNamesAsked.filter((name) => !events.has(name)),
        ...allEnds.filter((end) => !ends.has(end)),
        ...campaignOutcomes.filter((outcome) => !outcomes.has(outcome)),
        ...Object.keys(contactFieldTypes).filter((column) => !columns.has(column)),
        ...quickFilters.filter((filter) => !quick.has(filter)),
        ...allDepths.filter((depth) => !depths.has(depth)).map((depth) => `groups ${depth} deep`),
      ];
    },
    table(): string {
      const line = (name: string, cells: readonly string[]) =>
        `${name.padEnd(26)}${cells.map((cell) => cell.padStart(9)).join('')}`;
      const cell = (operator: ConditionOperator, type: FieldType) =>
        operatorRules[operator].types.includes(type) ? String(comparisons.get(`${operator} ${type}`) ?? 0) : '';
      const counts = (map: ReadonlyMap<string, number>) => [...map].map(([key, count]) => `${key} ${count}`).join(', ');
      return [
        `${questions} questions, ${telling} of which some contacts answer and others do not`,
        line('operator', fieldTypes),
        ...conditionOperators.map((operator) =>
          line(
            operator,
            fieldTypes.map((type) => cell(operator, type)),
          ),
        ),
        `kinds: ${counts(kinds)}`,
        `measures: ${counts(measures)}`,
        `events: ${counts(events)}; narrowed by: ${counts(filters)}`,
        `first and last: ${counts(ends)}`,
        `states of automations: ${counts(states)}`,
        `outcomes of campaigns: ${counts(outcomes)}`,
        `columns: ${counts(columns)}`,
        `quick filters: ${counts(quick)}`,
        `groups nested deep: ${allDepths.map((depth) => `${depth} ${depths.get(depth) ?? 0}`).join(', ')}`,
      ].join('\n');
    },
  };
}
