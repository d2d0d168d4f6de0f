import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { StepType } from '../../domain/automation/definition';
import type { AutomationActivities, DeliveryStepActivities } from '../../activities';
import { taskQueues } from '../queues';

/** A published version never changes, so reading it twice does no harm: no round trip to the server for it. */
export const { loadSkeleton } = proxyLocalActivities<AutomationActivities>({ startToCloseTimeout: '10 seconds' });

/** About an hour of trying before a step counts as failed and waits for a person. */
const patience = {
  initialInterval: '1 second',
  backoffCoefficient: 2,
  maximumInterval: '5 minutes',
  maximumAttempts: 20,
} as const;

const steps = proxyActivities<AutomationActivities>({ startToCloseTimeout: '30 seconds', retry: patience });

const { sendEmail } = proxyActivities<DeliveryStepActivities>({
  taskQueue: taskQueues.delivery,
  startToCloseTimeout: '2 minutes',
  retry: patience,
});

/** What is written down about a walk is tried until it succeeds: nothing else would know. */
export const { failStep, skipStep, endWalk } = proxyActivities<AutomationActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '5 minutes' },
});

export const { beginWait } = steps;

/** The verb of each step type, as ops see it in the run. */
export const verbs = {
  SEND_EMAIL: sendEmail,
  ADD_TAG: steps.addTag,
  REMOVE_TAG: steps.removeTag,
  UPDATE_FIELD: steps.updateField,
  CONDITION: steps.evaluateCondition,
  WAIT: beginWait,
} satisfies Readonly<Record<StepType, unknown>>;
