import type { SegmentCriteria } from './criteria';

/** What a question is asked for, as a slow one is remembered. */
export const askPurposes = ['SIZE', 'PREVIEW', 'MEMBERS', 'AUDIENCE'] as const;
export type AskPurpose = (typeof askPurposes)[number];

/** A question that takes longer is remembered with its plan. */
export const SLOW_QUESTION_MS = 1_000;
/** So many shapes of question are kept for an organisation: those seen last. */
export const SLOW_QUESTIONS_KEPT = 100;

/** All that was asked in one shape, whatever the values; times in milliseconds. */
export interface SlowQuestion {
  readonly id: string;
  /** Of the statement without its values. */
  readonly digest: string;
  readonly purpose: AskPurpose;
  readonly segmentId: string | null;
  /** As last asked; null where several segments were asked together. */
  readonly criteria: SegmentCriteria | null;
  /** How often it was slow. */
  readonly times: number;
  /** How often it was stopped by the time limit. */
  readonly stopped: number;
  readonly lastMs: number;
  readonly slowestMs: number;
  /** What EXPLAIN said when it was last slow; empty where the database did not plan it in time. */
  readonly plan: string;
  readonly firstAt: string;
  readonly lastAt: string;
}
