import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTemporal } from '../embedded/temporal';
import type { RunningTemporal } from '../embedded/temporal';
import { connectClient } from './connect';
import { recurringWorkflows } from './recurring';
import { ensureSchedules } from './schedules';
import type { RecurringWorkflow } from './schedules';

const LIMIT_MS = 180_000;

let home: string;
let server: RunningTemporal;
let connected: Awaited<ReturnType<typeof connectClient>>;
let client: Client;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'fermata-schedules-'));
  server = await startTemporal({ home, persistent: false });
  const { address, namespace } = server;
  connected = await connectClient({ address, namespace, apiKey: null, tls: null });
  client = connected.client;
}, LIMIT_MS);
afterAll(async () => {
  await connected?.close();
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

const nightly: RecurringWorkflow = {
  id: 'sweep',
  type: 'sweep',
  queue: 'data',
  input: {},
  summary: 'Sweeps the stage',
  every: '1 day',
  offset: '3 hours',
};

test('everything that happens by the clock is scheduled, however often a worker starts', async () => {
  for (let starts = 0; starts < 2; starts += 1) await ensureSchedules(client, [...recurringWorkflows, nightly]);
  for (const { id, type, queue } of [...recurringWorkflows, nightly]) {
    const { action, policies } = await client.schedule.getHandle(id).describe();
    expect(action).toMatchObject({ workflowType: type, workflowId: id, taskQueue: queue });
    expect(policies.overlap).toBe('SKIP');
  }
});

test('a schedule follows the code, and one that was paused stays paused', async () => {
  await ensureSchedules(client, [nightly]);
  const handle = client.schedule.getHandle(nightly.id);
  await handle.pause('the stage is being rebuilt');
  await ensureSchedules(client, [{ ...nightly, every: '2 days' }]);
  const { spec, state } = await handle.describe();
  expect(spec.intervals).toEqual([{ every: 2 * 86_400_000, offset: 3 * 3_600_000 }]);
  expect(state).toMatchObject({ paused: true, note: 'the stage is being rebuilt' });
});

test('a schedule starts its workflow when its time comes', async () => {
  await ensureSchedules(client, [{ ...nightly, id: 'often', every: '1 second', offset: '0 seconds' }]);
  const handle = client.schedule.getHandle('often');
  await expect.poll(async () => (await handle.describe()).info.numActionsTaken, { timeout: 20_000 }).toBeGreaterThan(0);
  const { info } = await handle.describe();
  const [started] = info.recentActions;
  expect(started?.action.workflow.workflowId).toMatch(/^often-/);
  await handle.delete();
});
