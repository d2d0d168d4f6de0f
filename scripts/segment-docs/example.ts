import type { SegmentCriteria } from '../../domain/segment/criteria';
import type { Locale } from '../../domain/locale/locale';
import type { Ask, MetierQuestion } from '../../domain/segment/questions/question';
import { criteriaOf } from '../../domain/segment/questions/question';
import type { Names } from '../../domain/segment/sentence/sentence';
import { criteriaSentence, noNames } from '../../domain/segment/sentence/sentence';

/** Something of the kind that is asked for: what it is called is what the question calls it. */
const exampleOf = (ask: Ask, index: number): string => {
  if (ask.kind === 'customField') return ask.suggested;
  return ask.kind === 'topic' ? ask.name : `00000000-0000-7000-8000-00000000000${index}`;
};

const answersOf = ({ asks }: MetierQuestion) =>
  Object.fromEntries(asks.map((ask, at) => [ask.name, exampleOf(ask, at)]));

/** The criteria of a question as an organisation would have them. @throws Error where a placeholder is not asked for. */
export function exampleCriteria(question: MetierQuestion): SegmentCriteria {
  const criteria = criteriaOf(question, answersOf(question));
  if (!criteria) throw new Error(`${question.id} asks for something that has no example`);
  return criteria;
}

/** The sentence of a question with its asks as names. @throws Error where the criteria cannot be read. */
export function exampleSentence(question: MetierQuestion, locale: Locale): string {
  const named = new Map(question.asks.map((ask, at) => [exampleOf(ask, at), ask.label[locale]]));
  const names: Names = {
    ...noNames,
    segments: named,
    campaigns: named,
    fields: named,
    automations: named,
    topics: named,
  };
  const sentence = criteriaSentence(exampleCriteria(question), locale, names);
  if (sentence === null) throw new Error(`${question.id} cannot be read`);
  return sentence;
}
