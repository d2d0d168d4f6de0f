import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { AutomationActivities, DeliveryStepActivities } from '../../activities';
import { taskQueues } from '../queues';

/** About an hour of trying before a step counts as failed and waits for a person. */
const patience = {
  initialInterval: '1 second',
  backoffCoefficient: 2,
  maximumInterval: '5 minutes',
  maximumAttempts: 20,
} as const;

/**
 * Steps that are one short transaction run in the worker that holds the walk, without a round trip to the server.
 * That may repeat them after a crash, which changes nothing: a visit is written down once, with its effect.
 */
const quick = proxyLocalActivities<AutomationActivities>({
  startToCloseTimeout: '30 seconds',
  // A longer pause between two tries is a timer of the server, and costs the worker nothing.
  localRetryThreshold: '5 seconds',
  retry: patience,
});
export const { beginWait } = quick;

/** Nothing can be done without it, so that it is tried until it succeeds. */
export const { loadSkeleton } = proxyLocalActivities<AutomationActivities>({
  startToCloseTimeout: '10 seconds',
  localRetryThreshold: '5 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '5 minutes' },
});

/** Handing a message over may take long, and another process may do it. */
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

/** The verb of each step type, as ops see it in the run. */
export const verbs = {
  SEND_EMAIL: sendEmail,
  ADD_TAG: quick.addTag,
  REMOVE_TAG: quick.removeTag,
  UPDATE_FIELD: quick.updateField,
  CONDITION: quick.evaluateCondition,
  WAIT: beginWait,
} as const;
