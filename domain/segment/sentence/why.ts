import type { Locale } from '../../locale/locale';
import type { Question } from '../question';
import type { Names } from './sentence';
import { questionSentence } from './sentence';

type Leaf = Exclude<Question, { kind: 'GROUP' }>;

/** The questions of a tree that are no groups, in the order of reading. */
export const leavesOf = (question: Question): readonly Leaf[] =>
  question.kind === 'GROUP' ? question.parts.flatMap(leavesOf) : [question];

export interface Answers {
  /** Whether a leaf of the tree holds for the contact. */
  readonly holds: (leaf: Leaf) => boolean;
  readonly locale: Locale;
  readonly names: Names;
}

/** Why a contact answers a question: what holds for them, of alternatives only those that do. Empty when nothing is asked. */
export function reasonsFor(question: Question, answers: Answers, negated = false): readonly string[] {
  if (question.kind !== 'GROUP') {
    const holds = answers.holds(question) !== negated;
    return holds ? [questionSentence(question, answers.locale, answers.names, negated)] : [];
  }
  const no = question.negated !== negated;
  return question.parts.flatMap((part) => (holdsIn(part, answers, no) ? reasonsFor(part, answers, no) : []));
}

function holdsIn(question: Question, answers: Answers, negated: boolean): boolean {
  if (question.kind !== 'GROUP') return answers.holds(question) !== negated;
  const no = question.negated !== negated;
  const isAnd = question.logic === 'AND' || question.parts.length === 0 ? !no : no;
  const test = (part: Question) => holdsIn(part, answers, no);
  return isAnd ? question.parts.every(test) : question.parts.some(test);
}
