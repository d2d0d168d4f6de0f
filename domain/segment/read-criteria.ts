import { isUuid } from '../identity/uuid';
import type { Sentences } from '../locale/locale';
import type { FieldType } from '../contact/contact';
import type { ConditionFault, Read } from './comparison';
import { readComparison } from './comparison';
import type {
  BehaviourCondition,
  ConditionGroup,
  ConditionValue,
  FieldCondition,
  PropertyCondition,
  SegmentCondition,
  SegmentCriteria,
} from './criteria';
import { automationStates, campaignOutcomes, readField, typeOfField } from './fields';
import { operatorFitsField, operatorRules } from './operators';
import { PRODUCTS, TIME_OF_EVENT } from './event-members';
import type { EventFilter, Measure, Question } from './question';
import { quickQuestions } from './quick-filters';

/** A fault with its place in the criteria: `['conditions', 2, 'operator']`. */
export interface CriteriaFault {
  readonly path: readonly (string | number)[];
  readonly message: Sentences;
}

/** The tree that criteria ask, or every fault that keeps them from being asked. */
export type ReadCriteria =
  | { readonly question: Question; readonly faults: readonly [] }
  | { readonly question: null; readonly faults: readonly CriteriaFault[] };

type Path = readonly (string | number)[];
type Report = (path: Path, fault: ConditionFault) => null;

/** Reads criteria of the right shape. Whether the segments, campaigns and custom fields they name exist is not asked here. */
export function readCriteria(criteria: SegmentCriteria): ReadCriteria {
  const faults: CriteriaFault[] = [];
  const report: Report = (path, { member, message }) => {
    faults.push({ path: [...path, ...(member === 'property' ? ['measure', 'property'] : [member])], message });
    return null;
  };
  const tree = readGroup(criteria, [], report);
  if (faults.length > 0 || tree === null) return { question: null, faults };
  const quick = quickQuestions(criteria);
  if (quick.length === 0) return { question: tree, faults: [] };
  return {
    question: {
      kind: 'GROUP',
      logic: 'AND',
      negated: false,
      parts: [...(criteria.conditions.length > 0 ? [tree] : []), ...quick],
    },
    faults: [],
  };
}

function readGroup({ logic, conditions, not }: ConditionGroup, path: Path, report: Report): Question | null {
  const parts = conditions.map((condition, index) => readCondition(condition, [...path, 'conditions', index], report));
  const read = parts.filter((part) => part !== null);
  return read.length < parts.length ? null : { kind: 'GROUP', logic, negated: not === true, parts: read };
}

function readCondition(condition: SegmentCondition, path: Path, report: Report): Question | null {
  if ('conditions' in condition) return readGroup(condition, path, report);
  if ('event' in condition) return readBehaviour(condition, path, report);
  const read = readFieldCondition(condition);
  return 'fault' in read ? report(path, read.fault) : read.ok;
}

const fault = (member: ConditionFault['member'], en: string, fr: string): Read<never> => ({
  fault: { member, message: { en, fr } },
});

function readFieldCondition({ field, operator, value, dataType }: FieldCondition): Read<Question> {
  const reference = readField(field);
  if (!reference) {
    return fault('field', `There is no field ${field}.`, `Le champ ${field} n'existe pas.`);
  }
  const type = typeOfField(reference) ?? dataType;
  if (type !== dataType) {
    return fault('dataType', `${field} is of the type ${type}.`, `${field} est du type ${type}.`);
  }
  if (!operatorFitsField(operator, reference, type)) {
    return fault(
      'operator',
      `${operator} does not exist for ${field} (${type}).`,
      `${operator} n'existe pas pour ${field} (${type}).`,
    );
  }
  const read = readComparison(type, operator, value);
  if ('fault' in read) return read;
  const comparison = read.ok;
  switch (reference.kind) {
    case 'column':
      return { ok: { kind: 'COLUMN', column: reference.column, type, comparison } };
    case 'custom':
      return { ok: { kind: 'CUSTOM', name: reference.name, type, comparison } };
    case 'consent':
      return { ok: { kind: 'CONSENT', consent: reference.consent, comparison } };
    case 'topic':
      return { ok: { kind: 'TOPIC', topic: reference.topic, comparison } };
    case 'segment':
      return readMembership(value, comparison.negated);
    case 'campaign':
      return readOutcome(reference.campaignId, value, comparison.negated);
    case 'automation':
      return readState(reference.automationId, value, comparison.negated);
    case 'step': {
      const stepIds = (Array.isArray(value) ? value : [value]).map(String);
      return { ok: { kind: 'STEP', negated: comparison.negated, automationId: reference.automationId, stepIds } };
    }
  }
}

function readMembership(value: ConditionValue | undefined, negated: boolean): Read<Question> {
  const ids = Array.isArray(value) ? value.map((id) => String(id).toLowerCase()) : [];
  return ids.every(isUuid)
    ? { ok: { kind: 'MEMBER', negated, segmentIds: ids } }
    : fault('value', 'Give the ids of segments.', 'Donnez les identifiants de segments.');
}

function readOutcome(campaignId: string, value: ConditionValue | undefined, negated: boolean): Read<Question> {
  const outcome = campaignOutcomes.find((known) => known === value);
  return outcome
    ? { ok: { kind: 'CAMPAIGN', negated, campaignId, outcome } }
    : fault('value', `Give one of ${campaignOutcomes.join(', ')}.`, `Donnez l'un de ${campaignOutcomes.join(', ')}.`);
}

function readState(automationId: string, value: ConditionValue | undefined, negated: boolean): Read<Question> {
  const state = automationStates.find((known) => known === value);
  return state
    ? { ok: { kind: 'AUTOMATION', negated, automationId, state } }
    : fault('value', `Give one of ${automationStates.join(', ')}.`, `Donnez l'un de ${automationStates.join(', ')}.`);
}

function readBehaviour(condition: BehaviourCondition, path: Path, report: Report): Question | null {
  const { event, operator, value, withinDays } = condition;
  const measure = readMeasure(condition);
  if ('fault' in measure) return report(path, measure.fault);
  const comparison = readComparison(measure.ok.dataType ?? 'NUMBER', operator, value);
  const where = (condition.where ?? []).map((filter, index) => readFilter(filter, [...path, 'where', index], report));
  if ('fault' in comparison) return report(path, comparison.fault);
  const filters = where.filter((filter) => filter !== null);
  if (filters.length < where.length) return null;
  return {
    kind: 'BEHAVIOUR',
    behaviour: {
      event,
      measure: measure.ok,
      comparison: comparison.ok,
      where: filters,
      withinDays: withinDays ?? null,
    },
  };
}

function readMeasure({ measure, operator, value }: BehaviourCondition): Read<Measure> {
  const { type, property = null } = measure;
  const isTime = property === TIME_OF_EVENT;
  if (type === 'COUNT') return { ok: { type, property: isTime ? null : property, dataType: null } };
  if (property === null) {
    return fault('property', `${type} needs the property it measures.`, `${type} a besoin de la propriété à mesurer.`);
  }
  const isEnd = type === 'FIRST' || type === 'LAST';
  if (isTime && !isEnd) {
    return fault(
      'property',
      `${type} measures numbers; ask for the FIRST or the LAST ${TIME_OF_EVENT}.`,
      `${type} mesure des nombres ; demandez FIRST ou LAST pour ${TIME_OF_EVENT}.`,
    );
  }
  const dataType = isTime ? 'DATE' : isEnd ? typeAsked(operator, value) : null;
  return { ok: { type, property, dataType } };
}

function readFilter(filter: PropertyCondition, path: Path, report: Report): EventFilter | null {
  const read = readPropertyCondition(filter);
  return 'fault' in read ? report(path, read.fault) : read.ok;
}

/** Reads a question about a property of an event. */
export function readPropertyCondition({ property, operator, value, dataType }: PropertyCondition): Read<EventFilter> {
  if (property === TIME_OF_EVENT && dataType !== 'DATE') {
    return fault('dataType', `${TIME_OF_EVENT} is of the type DATE.`, `${TIME_OF_EVENT} est du type DATE.`);
  }
  const read = readComparison(dataType, operator, value);
  if ('fault' in read) return read;
  if (property === TIME_OF_EVENT) return { ok: { kind: 'TIME', comparison: read.ok } };
  if (property === PRODUCTS && dataType === 'ARRAY') return { ok: { kind: 'PRODUCT', comparison: read.ok } };
  return { ok: { kind: 'PROPERTY', property, type: dataType, comparison: read.ok } };
}

/** The type of a property that a behaviour does not declare: the operator's own, or the value's where it has several. */
function typeAsked(operator: BehaviourCondition['operator'], value: ConditionValue | undefined): FieldType | null {
  const { types, shape } = operatorRules[operator];
  if (shape === 'none') return null;
  const sample: unknown = Array.isArray(value) ? value[0] : value;
  const candidates: readonly FieldType[] =
    typeof sample === 'number' ? ['NUMBER'] : typeof sample === 'boolean' ? ['BOOLEAN'] : ['STRING', 'DATE', 'ARRAY'];
  return candidates.find((type) => types.includes(type)) ?? types[0] ?? null;
}
