import type { Locale } from '../../locale/locale';
import type { SegmentCriteria } from '../criteria';
import type { Question } from '../question';
import { readCriteria } from '../read-criteria';
import { english } from './english';
import { french } from './french';
import type { Names } from './names';
import { noNames, stepKey, withCampaignNames } from './names';
import type { Phrasebook } from './phrasebook';
import { joined } from './text';

export type { Names } from './names';
export { noNames } from './names';

const phrasebooks: Readonly<Record<Locale, Phrasebook>> = { en: english, fr: french };

/**
 * Criteria as a sentence about a person, without its subject: « a ouvert au moins 3 emails dans les 30 derniers jours
 * et n'habite pas à Paris ». Null when the criteria cannot be asked.
 */
export function criteriaSentence(criteria: SegmentCriteria, locale: Locale, names: Names = noNames): string | null {
  const { question } = readCriteria(criteria);
  return question && questionSentence(question, locale, names);
}

/**
 * A question, or its opposite, as a sentence. A negated group is said by the opposites of its parts (De Morgan), and a
 * group inside another that joins by the same word needs no brackets.
 */
export function questionSentence(question: Question, locale: Locale, names: Names = noNames, negated = false): string {
  const say = phrasebooks[locale];
  if (question.kind !== 'GROUP') return leafSentence(question, { say, names, negated });
  const no = question.negated !== negated;
  if (question.parts.length === 0) return no ? say.nobody : say.everyone;
  const isAnd = joinsByAnd(question, negated);
  const parts = partsOf(question, negated);
  const clauses = parts.map(([part, isNegated]) => {
    const clause = questionSentence(part, locale, names, isNegated);
    const isOther = part.kind === 'GROUP' && part.parts.length > 1;
    return isOther && parts.length > 1 ? `(${clause})` : clause;
  });
  return joined(clauses, isAnd ? say.and : say.or);
}

type Group = Extract<Question, { kind: 'GROUP' }>;

/** What joins the clauses of a group, or of its opposite. */
const joinsByAnd = ({ logic, negated: own }: Group, negated: boolean): boolean =>
  (logic === 'AND') !== (own !== negated);

/** The parts of a group, each with whether its opposite is meant; those of groups that join alike are drawn in. */
function partsOf(group: Group, negated: boolean): readonly (readonly [part: Question, negated: boolean])[] {
  const no = group.negated !== negated;
  return group.parts.flatMap((part) => {
    if (part.kind !== 'GROUP' || part.parts.length === 0) return [[part, no] as const];
    const isAlike = part.parts.length === 1 || joinsByAnd(part, no) === joinsByAnd(group, negated);
    return isAlike ? partsOf(part, no) : [[part, no] as const];
  });
}

interface Saying {
  readonly say: Phrasebook;
  readonly names: Names;
  readonly negated: boolean;
}

function leafSentence(question: Exclude<Question, { kind: 'GROUP' }>, { say, names, negated }: Saying): string {
  switch (question.kind) {
    case 'COLUMN': {
      const { comparison, negated: own } = question.comparison;
      return say.field({ kind: 'column', column: question.column }, comparison, own !== negated);
    }
    case 'CUSTOM': {
      const { comparison, negated: own } = question.comparison;
      const label = names.fields.get(question.name) ?? question.name;
      return say.field({ kind: 'custom', label }, comparison, own !== negated);
    }
    case 'CONSENT': {
      const { comparison, negated: own } = question.comparison;
      return say.consent(question.consent, comparison, own !== negated);
    }
    case 'MEMBER': {
      const named = question.segmentIds.map((id) => names.segments.get(id) ?? id);
      return say.member(named, question.negated !== negated);
    }
    case 'CAMPAIGN': {
      const name = names.campaigns.get(question.campaignId) ?? question.campaignId;
      return say.campaign(question.outcome, name, question.negated !== negated);
    }
    case 'TOPIC': {
      const { comparison, negated: own } = question.comparison;
      return say.topic(names.topics?.get(question.topic) ?? question.topic, comparison, own !== negated);
    }
    case 'AUTOMATION': {
      const name = names.automations?.get(question.automationId) ?? question.automationId;
      return say.automation(question.state, name, question.negated !== negated);
    }
    case 'STEP': {
      const { automationId, stepIds } = question;
      const steps = stepIds.map((id) => names.steps?.get(stepKey(automationId, id)) ?? id);
      const name = names.automations?.get(automationId) ?? automationId;
      return say.step(steps, name, question.negated !== negated);
    }
    case 'BEHAVIOUR':
      return say.behaviour(
        withCampaignNames(question.behaviour, names),
        question.behaviour.comparison.negated !== negated,
      );
    case 'AGE':
      return say.age(question.range, negated);
  }
}
