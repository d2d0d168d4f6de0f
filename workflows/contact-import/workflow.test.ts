import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportActivities } from '../../activities/index';
import { startTimeSkippingServer, withWorkers } from '../../test/environment/time-skipping';
import { taskQueues } from '../queues';
import type { ImportEnd } from './contract';
import { contactImportId, importProgress } from './contract';
import { contactImport } from './workflow';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await startTimeSkippingServer();
});
afterAll(() => environment.teardown());

const none = { total: 0, processed: 0, created: 0, updated: 0, skipped: 0, invalid: 0 };
const after = (processed: number) => ({ ...none, total: 50_000, processed, created: processed });

/** Activities of an import of 50,000 rows in five pieces, and what the workflow asked them to end as. */
function importOf(overrides: Partial<ImportActivities>) {
  const ends: ImportEnd['status'][] = [];
  let processed = 0;
  const activities: ImportActivities = {
    surveyImport: async () => ({ ...after(0), readable: true }),
    importBatch: async () => {
      processed += 10_000;
      return { ...after(processed), done: processed === 50_000 };
    },
    finishImport: async ({ status }) => {
      ends.push(status);
      return after(processed);
    },
    ...overrides,
  };
  return { activities, ends };
}

const run = <T>(
  activities: ImportActivities,
  story: (handle: Awaited<ReturnType<typeof start>>) => Promise<T>,
): Promise<T> => withWorkers(environment, { [taskQueues.data]: activities }, async () => story(await start()));

async function start() {
  const input = { organizationId: randomUUID(), importId: randomUUID() };
  return environment.client.workflow.start(contactImport, {
    args: [input],
    taskQueue: taskQueues.data,
    workflowId: contactImportId(input),
  });
}

test('a file is read piece by piece to its end, and progress tells how far it is', async () => {
  const { activities, ends } = importOf({});
  const progress = await run(activities, async (handle) => {
    const result = await handle.result();
    expect(await handle.query(importProgress)).toEqual(result);
    return result;
  });
  expect(progress).toEqual(after(50_000));
  expect(ends).toEqual(['COMPLETED']);
});

test('a file that turns out to be unreadable ends the import as failed, and nothing is imported', async () => {
  let batches = 0;
  const { activities, ends } = importOf({
    surveyImport: async () => ({ ...none, readable: false }),
    importBatch: async () => {
      batches += 1;
      return { ...none, done: true };
    },
  });
  await run(activities, (handle) => handle.result());
  expect(ends).toEqual(['FAILED']);
  expect(batches).toBe(0);
});

test('a piece that fails is tried again, and the import goes on', async () => {
  let attempts = 0;
  const { activities, ends } = importOf({
    importBatch: async () => {
      attempts += 1;
      if (attempts < 3) throw new Error('the database is away');
      return { ...after(50_000), done: true };
    },
  });
  await run(activities, (handle) => handle.result());
  expect(attempts).toBe(3);
  expect(ends).toEqual(['COMPLETED']);
});

test('a cancelled import ends as cancelled, once the piece under way is written', async () => {
  const reached = gate();
  const written = gate();
  const { activities, ends } = importOf({
    importBatch: async () => {
      reached.open();
      await written.opened;
      return { ...after(10_000), done: false };
    },
  });
  await run(activities, async (handle) => {
    await reached.opened;
    await handle.cancel();
    // The answer comes after the workflow has taken the cancellation.
    await handle.query(importProgress);
    written.open();
    await handle.result();
  });
  expect(ends).toEqual(['CANCELLED']);
});

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
