import type { StepType } from './definition';

export const enrolmentStatuses = [
  'ACTIVE',
  'WAITING',
  'PAUSED',
  'FAILED',
  'COMPLETED',
  'EXITED',
  'GOAL_REACHED',
] as const;
export type EnrolmentStatus = (typeof enrolmentStatuses)[number];

/** How a step ended. `branch` outcomes carry the index of the next step to take. */
export const stepOutcomes = ['DONE', 'SKIPPED', 'BRANCH', 'NOT_SENT', 'FAILED', 'WAITING'] as const;
export type StepOutcome = (typeof stepOutcomes)[number];

export interface StepRun {
  readonly stepId: string;
  readonly type: StepType;
  /** 1 the first time a walk comes to this step, 2 the second. */
  readonly visit: number;
  readonly at: string;
  readonly endedAt: string | null;
  readonly outcome: StepOutcome;
  /** What was decided and why, in the reader's language. */
  readonly why: string;
  readonly messageId?: string;
}

export interface Enrolment {
  readonly id: string;
  readonly workflowId: string;
  readonly version: number;
  readonly contactId: string;
  readonly contact: { readonly email: string; readonly firstName: string | null; readonly lastName: string | null };
  readonly status: EnrolmentStatus;
  readonly currentStepId: string | null;
  readonly enteredAt: string;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  /** When the current wait ends, where there is one. */
  readonly wakesAt: string | null;
  readonly temporal: { readonly workflowId: string; readonly runId: string | null; readonly url: string | null };
  readonly steps: readonly StepRun[];
}
