import type { GroupLogic } from '../criteria';
import type { Question } from '../question';
import type { Answers } from './why';
import { questionSentence } from './sentence';

/** A question as a tree of sentences about one contact, each with whether it holds for them. */
export interface Explained {
  /** How the parts combine; null for a sentence that has none. */
  readonly logic: GroupLogic | null;
  /** About a person, without its subject, as {@link questionSentence} says it. */
  readonly sentence: string;
  readonly holds: boolean;
  readonly parts: readonly Explained[];
}

/**
 * Which conditions of a question hold for a contact and which do not. A negated group is told by the opposites of its
 * parts (De Morgan), and a group of one part as that part.
 */
export function explain(question: Question, answers: Answers, negated = false): Explained {
  const sentence = questionSentence(question, answers.locale, answers.names, negated);
  if (question.kind !== 'GROUP') {
    return { logic: null, sentence, holds: answers.holds(question) !== negated, parts: [] };
  }
  const no = question.negated !== negated;
  const [only, ...others] = question.parts;
  if (!only) return { logic: null, sentence, holds: !no, parts: [] };
  if (others.length === 0) return explain(only, answers, no);
  const isAnd = (question.logic === 'AND') !== no;
  const parts = question.parts.map((part) => explain(part, answers, no));
  const holds = isAnd ? parts.every((part) => part.holds) : parts.some((part) => part.holds);
  return { logic: isAnd ? 'AND' : 'OR', sentence, holds, parts };
}
