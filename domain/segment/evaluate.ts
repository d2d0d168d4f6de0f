import { ageOn, zoneClock, dayNumberOf } from './calendar';
import type { SignedComparison } from './comparison';
import type { NumberRange, SegmentCriteria } from './criteria';
import { createBehaviourTest } from './evaluate-behaviour';
import type { Value } from './evaluate-comparison';
import { createTest, valueOfJson } from './evaluate-comparison';
import type { Clock, ContactFacts, EnrolmentFacts } from './facts';
import { statusFits } from './automation-state';
import type { ContactField } from './fields';
import type { Question } from './question';
import { readCriteria } from './read-criteria';
import { ownValue } from '../record/own';

/** Answers for one contact; made once for a question, asked for any number of contacts. */
export type Evaluator = (facts: ContactFacts) => boolean;

/** Whether a contact answers criteria, in memory and without a database. @throws Error when they are not valid. */
export function evaluateCriteria(criteria: SegmentCriteria, facts: ContactFacts, clock: Clock): boolean {
  const { question, faults } = readCriteria(criteria);
  if (!question) throw new Error(faults.map(({ path, message }) => `${path.join('.')}: ${message.en}`).join('; '));
  return createEvaluator(question, clock)(facts);
}

/** The same answers as the compiled statement gives, worked out independently of it. */
export function createEvaluator(question: Question, clock: Clock): Evaluator {
  switch (question.kind) {
    case 'GROUP': {
      const parts = question.parts.map((part) => createEvaluator(part, clock));
      const holds: Evaluator =
        question.logic === 'AND' || parts.length === 0
          ? (facts) => parts.every((part) => part(facts))
          : (facts) => parts.some((part) => part(facts));
      return question.negated ? (facts) => !holds(facts) : holds;
    }
    case 'COLUMN':
      return answer(question.comparison, clock, ({ contact }) => columnValue(contact, question.column));
    case 'CUSTOM':
      return answer(question.comparison, clock, ({ contact: { customFields } }) =>
        valueOfJson(ownValue(customFields, question.name), question.type, clock),
      );
    case 'CONSENT':
      return answer(question.comparison, clock, ({ consents }) => {
        const value = consents.get(question.consent);
        return value === undefined ? null : { kind: 'boolean', value };
      });
    case 'TOPIC':
      return answer(question.comparison, clock, ({ topics }) => {
        const value = topics.get(question.topic);
        return value === undefined ? null : { kind: 'boolean', value };
      });
    case 'AUTOMATION': {
      const { automationId, state, negated } = question;
      const isMeant = (walk: EnrolmentFacts) => walk.automationId === automationId && statusFits(state, walk.status);
      return ({ enrolments }) => enrolments.some(isMeant) !== negated;
    }
    case 'STEP': {
      const { automationId, stepIds, negated } = question;
      const isMeant = (walk: EnrolmentFacts) =>
        walk.automationId === automationId && walk.stepId !== null && stepIds.includes(walk.stepId);
      return ({ enrolments }) => enrolments.some(isMeant) !== negated;
    }
    case 'MEMBER':
      return ({ segmentIds }) => question.segmentIds.some((id) => segmentIds.has(id)) !== question.negated;
    case 'CAMPAIGN':
      return ({ outcomes }) => (outcomes.get(question.campaignId)?.has(question.outcome) ?? false) !== question.negated;
    case 'BEHAVIOUR': {
      const holds = createBehaviourTest(question.behaviour, clock);
      return ({ events }) => holds(events);
    }
    case 'AGE':
      return createAgeTest(question.range, clock);
  }
}

function answer(
  { comparison, negated }: SignedComparison,
  clock: Clock,
  valueOf: (facts: ContactFacts) => Value,
): Evaluator {
  const test = createTest(comparison, clock);
  return (facts) => test(valueOf(facts)) !== negated;
}

const textOrMissing = (text: string | null): Value => (text ? { kind: 'text', value: text } : null);
const instantOrMissing = (instant: string | null): Value =>
  instant === null ? null : { kind: 'instant', value: Date.parse(instant) };
const listOrMissing = (list: readonly string[]): Value => (list.length > 0 ? { kind: 'list', value: list } : null);

function columnValue(contact: ContactFacts['contact'], column: ContactField): Value {
  switch (column) {
    case 'engagementScore':
    case 'leadScore':
      return { kind: 'real', value: contact[column] };
    case 'birthDate':
      return contact.birthDate === null ? null : { kind: 'day', value: contact.birthDate };
    case 'lastActivity':
    case 'createdAt':
    case 'updatedAt':
      return instantOrMissing(contact[column]);
    case 'roles':
    case 'tags':
      return listOrMissing(contact[column]);
    case 'email':
    case 'firstName':
    case 'lastName':
    case 'company':
    case 'position':
    case 'phone':
    case 'country':
    case 'region':
    case 'city':
    case 'timezone':
    case 'locale':
    case 'source':
    case 'status':
    case 'lifecycleStage':
      return textOrMissing(contact[column]);
  }
}

function createAgeTest({ min = -Infinity, max = Infinity }: NumberRange, { now, timezone }: Clock): Evaluator {
  const today = zoneClock(timezone).dayOf(now.getTime());
  return ({ contact: { birthDate } }) => {
    if (birthDate === null) return false;
    const age = ageOn(dayNumberOf(birthDate), today);
    return age >= min && age <= max;
  };
}
