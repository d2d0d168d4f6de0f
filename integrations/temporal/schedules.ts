import type { Client, ScheduleOptions } from '@temporalio/client';
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Duration } from '@temporalio/common';
import type { TaskQueue } from '../../workflows/queues';
import { taskQueues } from '../../workflows/queues';

/** A workflow that Temporal starts again and again. One that still runs when its time comes is left to finish. */
export interface RecurringWorkflow {
  /** A business key: the schedule's id, and what the ids of its runs begin with. */
  readonly id: string;
  readonly type: string;
  readonly queue: TaskQueue;
  readonly input: object;
  /** What a run does, as the UI shows it. */
  readonly summary: string;
  readonly every: Duration;
  /** How far into each period it starts; its beginning unless given. Periods are counted from midnight UTC. */
  readonly offset?: Duration;
}

/** A server that was away starts what is late by less than this, once, and leaves out the rest. */
const CATCH_UP = '1 hour';

/** Makes sure that each schedule is there and does what this code says. One that ops have paused stays paused. */
export async function ensureSchedules(client: Client, recurring: readonly RecurringWorkflow[]): Promise<void> {
  for (const workflow of recurring) await ensureSchedule(client, workflow);
}

async function ensureSchedule(client: Client, recurring: RecurringWorkflow): Promise<void> {
  const plan = planOf(recurring);
  try {
    await client.schedule.create(plan);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { scheduleId, ...changed } = plan;
    await client.schedule.getHandle(scheduleId).update(({ state }) => ({ ...changed, state }));
  }
}

const planOf = ({ id, type, queue, input, summary, every, offset }: RecurringWorkflow) =>
  ({
    scheduleId: id,
    spec: { intervals: [{ every, ...(offset === undefined ? {} : { offset }) }] },
    action: {
      type: 'startWorkflow',
      workflowType: type,
      workflowId: id,
      taskQueue: taskQueues[queue],
      args: [input],
      staticSummary: summary,
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: CATCH_UP },
  }) satisfies ScheduleOptions;
