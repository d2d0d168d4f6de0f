import type { SegmentCriteria } from '../segment/criteria';
import { zoneClock } from '../segment/calendar';
import type { Behaviour, Question } from '../segment/question';
import { holdsWithoutEvents } from '../segment/measure';
import type { ScoreName } from './threshold';

/** A lead rule: whoever answers the criteria has the points. */
export interface LeadRule {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly criteria: SegmentCriteria;
  /** Whole, and below zero where the rule speaks against a contact. */
  readonly points: number;
  /** Days for which the points count; null for as long as the criteria hold. */
  readonly expiresAfterDays: number | null;
  readonly active: boolean;
  /** Its place in the list, from 0. */
  readonly order: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const leadRuleBounds = {
  points: { min: -1_000, max: 1_000 },
  expiresAfterDays: { min: 1, max: 3_650 },
  rules: 100,
} as const;

/**
 * Whether points that expire still count. They count on the day their clock started, by the organisation's calendar,
 * and on the `expiresAfterDays` days after it, as “in the last N days” does in a segment; from the day after, they do
 * not, though the criteria may hold still. The clock starts with the latest event that the criteria ask for, so that
 * doing it again starts it anew; criteria that ask for no event start it when they are first seen to hold.
 */
export function stillCounts(
  startedAtMs: number,
  { expiresAfterDays, timezone }: { readonly expiresAfterDays: number | null; readonly timezone: string },
  nowMs: number,
): boolean {
  if (expiresAfterDays === null) return true;
  const { dayOf } = zoneClock(timezone);
  return dayOf(nowMs) <= dayOf(startedAtMs) + expiresAfterDays;
}

/** The behaviours that criteria ask a contact to have shown: those that hold without any event start no clock. */
export function behavioursAskedFor(question: Question): readonly Behaviour[] {
  if (question.kind === 'BEHAVIOUR') {
    const { behaviour } = question;
    return holdsWithoutEvents(behaviour.measure, behaviour.comparison) ? [] : [behaviour];
  }
  return question.kind === 'GROUP' && !question.negated ? question.parts.flatMap(behavioursAskedFor) : [];
}

/** Whether a question asks for a score. A lead rule must not ask for the lead score: it would be an answer to itself. */
export function asksScore(question: Question, score: ScoreName): boolean {
  if (question.kind === 'GROUP') return question.parts.some((part) => asksScore(part, score));
  return question.kind === 'COLUMN' && question.column === score;
}
