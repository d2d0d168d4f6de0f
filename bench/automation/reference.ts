import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Worker, bundleWorkflowCode } from '@temporalio/worker';
import type { RunOne } from './run-many';

const QUEUE = 'reference';

/** Bare workflows with so many activities that do nothing, on a worker sized like ours. */
export async function startReference(client: Client, address: string, steps: number) {
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue: QUEUE,
    activities: { step: () => Promise.resolve() },
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: join(process.cwd(), 'bench/automation/reference-workflow.ts'),
      logger: new DefaultLogger('WARN'),
    }),
    maxConcurrentActivityTaskExecutions: 50,
    maxCachedWorkflows: 500,
    workflowThreadPoolSize: 1,
    activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 8 },
    workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 8 },
  });
  const ended = worker.run();
  const runOne: RunOne = async () => {
    await client.workflow.execute('bareRun', { taskQueue: QUEUE, workflowId: randomUUID(), args: [steps] });
  };
  return {
    runOne,
    async stop() {
      worker.shutdown();
      await ended;
      await connection.close();
    },
  };
}
