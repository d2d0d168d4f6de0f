import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { WalkKey } from '../../domain/automation/walk';

/**
 * One contact's walk through one version of an automation.
 * Durable so that a wait of three weeks survives a deploy. The id makes a second start of the same enrolment join the
 * first. Ends at the end of the flow, when a person takes the contact out, or when the contact was erased; a step that
 * fails holds it until a person decides.
 */
export interface AutomationRunInput extends WalkKey {
  /** The trigger's delay: the first step is not taken before this time, ISO 8601. */
  readonly startsAt: string | null;
}

/** What finds a run. */
export type AutomationRunRef = Pick<AutomationRunInput, 'automationId' | 'enrolmentId'>;

export const automationRunId = ({ automationId, enrolmentId }: AutomationRunRef) =>
  `automation/${automationId}/${enrolmentId}`;

export const enrolmentWishes = ['skip', 'exit', 'retry'] as const;
/**
 * What a person may ask of one walk: pass the current wait or failed step, leave, or try a failed step again.
 * `retry` also lets go a walk that a pause of the automation holds.
 */
export type EnrolmentWish = (typeof enrolmentWishes)[number];

export interface RunProgress {
  readonly stepId: string | null;
  readonly state: 'RUNNING' | 'WAITING' | 'HELD' | 'FAILED' | 'ENDED';
  /** ISO 8601, while a wait lasts. */
  readonly wakesAt: string | null;
}

/** Rejected when the wish does not fit the state, see `refusalOf`. */
export const controlRun = defineUpdate<RunProgress, [EnrolmentWish]>('controlRun');
export const runProgress = defineQuery<RunProgress>('runProgress');
