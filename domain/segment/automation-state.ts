import type { EnrolmentStatus } from '../automation/enrolment';
import { enrolmentStatuses } from '../automation/enrolment';
import type { AutomationState } from './fields';

/** The states of a walk that each question about an automation finds. */
export const statusesOfState: Readonly<Record<AutomationState, readonly EnrolmentStatus[]>> = {
  ENTERED: enrolmentStatuses,
  ACTIVE: ['ACTIVE', 'WAITING', 'PAUSED'],
  WAITING: ['WAITING'],
  COMPLETED: ['COMPLETED'],
  EXITED: ['EXITED'],
  GOAL_REACHED: ['GOAL_REACHED'],
  FAILED: ['FAILED'],
};

export const statusFits = (state: AutomationState, status: EnrolmentStatus): boolean =>
  statusesOfState[state].includes(status);
