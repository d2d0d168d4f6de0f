import { defineQuery, defineUpdate } from '@temporalio/workflow';

/**
 * One contact's walk through one version of an automation.
 * Durable so that a wait of three weeks survives a deploy. The id makes a second start of the same enrolment join the
 * first. Ends at the end of the flow, at an exit, or at a failure that a person must look at.
 */
export interface AutomationRunInput {
  readonly organizationId: string;
  readonly automationId: string;
  readonly enrolmentId: string;
}

export const automationRunId = ({ automationId, enrolmentId }: Omit<AutomationRunInput, 'organizationId'>) =>
  `automation/${automationId}/${enrolmentId}`;

/** What a person may ask of one walk: pass the current wait or failed step, leave, or try a failed step again. */
export type EnrolmentWish = 'skip' | 'exit' | 'retry';

export interface RunProgress {
  readonly stepId: string | null;
  readonly state: 'RUNNING' | 'WAITING' | 'FAILED' | 'ENDED';
  /** ISO 8601, while a wait lasts. */
  readonly wakesAt: string | null;
}

export const controlRun = defineUpdate<RunProgress, [EnrolmentWish]>('controlRun');
export const runProgress = defineQuery<RunProgress>('runProgress');
