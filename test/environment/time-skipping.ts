import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import { findTestServer } from '../../integrations/embedded/temporal-binary';
import type { TaskQueue } from '../../workflows/queues';
import { taskQueues } from '../../workflows/queues';
import { searchAttributes } from '../../workflows/search-attributes';

/** A Temporal server whose clock jumps over waits, so that three weeks pass in a moment. Tear it down in `afterAll`. */
export async function startTimeSkippingServer(): Promise<TestWorkflowEnvironment> {
  // The SDK logs each failing activity; in tests of failures that is noise.
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: await findTestServer() } },
  });
  await environment.connection.operatorService.addSearchAttributes({
    namespace: environment.namespace ?? 'default',
    searchAttributes: Object.fromEntries(
      Object.values(searchAttributes).flatMap(({ name, type }) => {
        const indexed = encodeSearchAttributeIndexedValueType(type);
        return indexed === undefined ? [] : [[name, indexed]];
      }),
    ),
  });
  return environment;
}

type ActivitiesByQueue = Partial<Readonly<Record<TaskQueue, object>>>;

/** Runs `work` while workers serve the queues named; they stop with it. Workflows are those of the suite's bundle. */
export async function withWorkers<T>(
  { nativeConnection }: TestWorkflowEnvironment,
  activities: ActivitiesByQueue,
  work: () => Promise<T>,
): Promise<T> {
  const queues = Object.values(taskQueues).filter((queue) => activities[queue] !== undefined);
  const workers = await Promise.all(
    queues.map((queue) =>
      Worker.create({
        connection: nativeConnection,
        taskQueue: queue,
        activities: activities[queue] ?? {},
        workflowBundle: { codePath: inject('workflowBundle') },
      }),
    ),
  );
  const [first, ...others] = workers.map((worker) => (inner: () => Promise<T>) => worker.runUntil(inner));
  if (first === undefined) throw new Error('name at least one queue');
  return first(() => others.reduce<() => Promise<T>>((inner, run) => () => run(inner), work)());
}
