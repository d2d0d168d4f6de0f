import type { WorkerOptions } from '@temporalio/worker';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { TaskQueue } from '../../workflows/queues';
import { taskQueues } from '../../workflows/queues';
import type { TemporalTarget } from './connect';
import { connectionOptions } from './connect';

/** How much one process does at once, by queue. The cache holds walks between their steps, so that they need no replay. */
const limits: Readonly<Record<TaskQueue, { readonly activities: number; readonly cachedWorkflows: number }>> = {
  automations: { activities: 50, cachedWorkflows: 500 },
  campaigns: { activities: 8, cachedWorkflows: 50 },
  delivery: { activities: 40, cachedWorkflows: 0 },
  data: { activities: 4, cachedWorkflows: 20 },
};

/** Time that activities under way are given at a stop: less than the supervisor's ten seconds. */
const SHUTDOWN_GRACE_MS = 2_500;

export interface WorkersOptions {
  readonly target: TemporalTarget;
  readonly queues: readonly TaskQueue[];
  /** The bundle of `workflows/index.ts`, built beforehand. */
  readonly workflowBundlePath: string;
  /** The activities of each queue. */
  readonly activities: Readonly<Record<TaskQueue, object>>;
  /** A line of the SDK's own log. */
  readonly log: (level: string, message: string) => void;
}

export interface RunningWorkers {
  /** Settles when all workers have ended; rejects when one of them failed. */
  readonly ended: Promise<void>;
  /** Stops polling, lets activities under way finish within the grace time, then ends. */
  stop(): Promise<void>;
}

/** Connects and runs a worker for each queue. @throws Error when Temporal does not answer. */
export async function runWorkers({
  target,
  queues,
  workflowBundlePath,
  activities,
  log,
}: WorkersOptions): Promise<RunningWorkers> {
  Runtime.install({
    shutdownSignals: [],
    logger: {
      log: (level, message) => log(level, message),
      trace: () => undefined,
      debug: () => undefined,
      info: (message) => log('INFO', message),
      warn: (message) => log('WARN', message),
      error: (message) => log('ERROR', message),
    },
  });
  const connection = await NativeConnection.connect(await connectionOptions(target));
  const workers = await Promise.all(
    queues.map((queue) =>
      Worker.create({
        connection,
        namespace: target.namespace,
        taskQueue: taskQueues[queue],
        activities: activities[queue],
        ...sizing(queue, workflowBundlePath),
      }),
    ),
  );
  const ended = Promise.all(workers.map((worker) => worker.run())).then(() => connection.close());
  return {
    ended,
    async stop() {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };
}

function sizing(queue: TaskQueue, workflowBundlePath: string): Partial<WorkerOptions> {
  const { activities, cachedWorkflows } = limits[queue];
  const runsWorkflows = cachedWorkflows > 0;
  return {
    maxConcurrentActivityTaskExecutions: activities,
    shutdownGraceTime: SHUTDOWN_GRACE_MS,
    shutdownForceTime: 2 * SHUTDOWN_GRACE_MS,
    activityTaskPollerBehavior: { type: 'simple-maximum', maximum: Math.min(activities, 8) },
    ...(runsWorkflows
      ? {
          workflowBundle: { codePath: workflowBundlePath },
          maxCachedWorkflows: cachedWorkflows,
          workflowThreadPoolSize: 1,
          workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 8 },
        }
      : {}),
  };
}
