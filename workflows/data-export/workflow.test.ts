import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportActivities } from '../../activities/index';
import { startTimeSkippingServer, withWorkers } from '../../test/environment/time-skipping';
import { taskQueues } from '../queues';
import { dataExportId } from './contract';
import { dataExport } from './workflow';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await startTimeSkippingServer();
});
afterAll(() => environment.teardown());

/** Activities of an export of 200,000 contacts, and what the workflow asked of them. */
function exportOf(overrides: Partial<ExportActivities>) {
  const asked: string[] = [];
  const activities: ExportActivities = {
    writeExport: async () => {
      asked.push('write');
      return { status: 'COMPLETED', rows: 200_000 };
    },
    failExport: async () => {
      asked.push('fail');
      return { status: 'FAILED', rows: 0 };
    },
    removeExportFile: async () => void asked.push('remove'),
    ...overrides,
  };
  return { activities, asked };
}

const run = <T>(
  activities: ExportActivities,
  story: (handle: Awaited<ReturnType<typeof start>>) => Promise<T>,
): Promise<T> => withWorkers(environment, { [taskQueues.data]: activities }, async () => story(await start()));

async function start() {
  const input = { organizationId: randomUUID(), exportId: randomUUID() };
  return environment.client.workflow.start(dataExport, {
    args: [input],
    taskQueue: taskQueues.data,
    workflowId: dataExportId(input),
  });
}

test('a file is written, kept for seven days, and removed', async () => {
  const { activities, asked } = exportOf({});
  const begun = await environment.currentTimeMs();
  const outcome = await run(activities, (handle) => handle.result());
  expect(outcome).toEqual({ status: 'COMPLETED', rows: 200_000 });
  expect(asked).toEqual(['write', 'remove']);
  expect((await environment.currentTimeMs()) - begun).toBeGreaterThanOrEqual(7 * 86_400_000);
});

test('a file whose writing is killed is written again', async () => {
  let attempts = 0;
  const { activities, asked } = exportOf({
    writeExport: async () => {
      attempts += 1;
      if (attempts < 3) throw new Error('the worker was killed');
      return { status: 'COMPLETED', rows: 12 };
    },
  });
  expect(await run(activities, (handle) => handle.result())).toEqual({ status: 'COMPLETED', rows: 12 });
  expect(attempts).toBe(3);
  expect(asked).toEqual(['remove']);
});

test('an export that was refused ends, and one that fails for hours is closed as failed', async () => {
  const refused = exportOf({ writeExport: async () => ({ status: 'FAILED', rows: 0 }) });
  expect(await run(refused.activities, (handle) => handle.result())).toEqual({ status: 'FAILED', rows: 0 });
  expect(refused.asked).toEqual([]);

  const hopeless = exportOf({ writeExport: () => Promise.reject(new Error('the disk is full')) });
  expect(await run(hopeless.activities, (handle) => handle.result())).toEqual({ status: 'FAILED', rows: 0 });
  expect(hopeless.asked).toEqual(['fail']);
});

test('who cancels an export removes its file at once', async () => {
  const { activities, asked } = exportOf({});
  await run(activities, async (handle) => {
    while (!asked.includes('write')) await environment.sleep('1 second');
    await environment.sleep('1 hour');
    await handle.cancel();
    expect(await handle.result()).toEqual({ status: 'COMPLETED', rows: 200_000 });
  });
  expect(asked).toEqual(['write', 'remove']);
});

test('an export that is cancelled before a worker takes it up is closed as failed', async () => {
  const { activities, asked } = exportOf({});
  const handle = await start();
  await handle.cancel();
  await withWorkers(environment, { [taskQueues.data]: activities }, async () => {
    expect(await handle.result()).toEqual({ status: 'FAILED', rows: 0 });
  });
  expect(asked).toEqual(['fail']);
});
