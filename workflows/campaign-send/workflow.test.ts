import { randomUUID } from 'node:crypto';
import type { WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { WorkflowFailedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CampaignActivities, DeliveryActivities } from '../../activities';
import { eventually } from '../../test/environment/eventually';
import { startTimeSkippingServer, withWorkers } from '../../test/environment/time-skipping';
import { taskQueues } from '../queues';
import { campaignProgress, campaignSendId, controlCampaign } from './contract';
import { campaignSend } from './workflow';

let environment: TestWorkflowEnvironment;
beforeAll(async () => void (environment = await startTimeSkippingServer()));
afterAll(() => environment.teardown());

type Activities = CampaignActivities & DeliveryActivities;
type Batch = Awaited<ReturnType<DeliveryActivities['sendBatch']>>;
type Handle = WorkflowHandleWithFirstExecutionRunId<typeof campaignSend>;

const result = { sent: 10, bounced: 0, failed: 0, inDoubt: 0, excluded: 0 };
const batchOf = (state: Batch['state'], over: Partial<Batch> = {}): Batch => ({
  state,
  campaignStatus: 'SENDING',
  sent: 5,
  waitMs: null,
  ...over,
});

/** A campaign of two shares as its activities see it: what its table says, and in what order it was told. */
function campaignOf(overrides: Partial<Activities> = {}) {
  const said: string[] = [];
  const table: { status: string; sendAt: string | null } = { status: 'DRAFT', sendAt: null };
  const activities: Activities = {
    readSchedule: async () => ({ sendAt: table.sendAt }),
    setCampaignStatus: async ({ status }) => {
      if (table.status !== status) said.push(status);
      table.status = status;
    },
    prepareCampaign: async () => ({ recipients: 10, excluded: 0, shards: 2 }),
    sendBatch: async () => batchOf('DONE'),
    abandonPending: async () => {
      said.push('abandoned');
      return 3;
    },
    finishCampaign: async () => {
      said.push('SENT');
      return result;
    },
    ...overrides,
  };
  return { activities, said, table };
}

async function run<T>(
  activities: Activities,
  story: (handle: Handle) => Promise<T>,
  { sendAt }: { sendAt?: string } = {},
): Promise<T> {
  const { sendBatch, ...campaigns } = activities;
  const input = { organizationId: randomUUID(), campaignId: randomUUID(), ...(sendAt === undefined ? {} : { sendAt }) };
  return withWorkers(environment, { campaigns, delivery: { sendBatch } }, async () => {
    const handle = await environment.client.workflow.start(campaignSend, {
      args: [input],
      taskQueue: taskQueues.campaigns,
      workflowId: campaignSendId(input),
    });
    return story(handle);
  });
}

const inThreeDays = async () => new Date((await environment.currentTimeMs()) + 3 * 86_400_000).toISOString();
const control = (handle: Handle, wish: 'pause' | 'resume' | 'cancel' | 'reschedule') =>
  handle.executeUpdate(controlCampaign, { args: [wish] });

/** Until the run waits for its time: the test server loses a cancellation that comes while a task of the run is open. */
const onItsTimer = (handle: Handle) =>
  eventually(async () => {
    const { events } = await handle.fetchHistory();
    const last = events?.at(-1);
    expect(last?.timerStartedEventAttributes).toBeTruthy();
  });

/** A promise that the test settles. */
function latch() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

test('a campaign is prepared, sent in shares and marked sent', async () => {
  const shards: number[] = [];
  const { activities, said } = campaignOf({
    sendBatch: async ({ shard }) => {
      shards.push(shard);
      return batchOf('DONE');
    },
  });
  const progress = await run(activities, (handle) => handle.result());
  expect(progress).toEqual({ phase: 'SENT', recipients: 10, shards: 2, shardsDone: 2 });
  expect(shards.toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(said).toEqual(['SENDING', 'SENT']);
});

test('a share goes on batch after batch until none of its rows is left', async () => {
  const batches = [batchOf('MORE'), batchOf('WAITING', { waitMs: 240_000 }), batchOf('MORE'), batchOf('DONE')];
  let asked = 0;
  const { activities } = campaignOf({
    prepareCampaign: async () => ({ recipients: 10, excluded: 0, shards: 1 }),
    sendBatch: async () => batches[asked++] ?? batchOf('DONE'),
  });
  await run(activities, (handle) => handle.result());
  expect(asked).toBe(4);
});

test('a scheduled campaign goes out at its time, and not before', async () => {
  const sendAt = await inThreeDays();
  let startedAtMs = 0;
  const { activities, said } = campaignOf({
    prepareCampaign: async () => {
      startedAtMs = await environment.currentTimeMs();
      return { recipients: 10, excluded: 0, shards: 1 };
    },
  });
  await run(activities, (handle) => handle.result(), { sendAt });
  expect(startedAtMs).toBeGreaterThanOrEqual(Date.parse(sendAt));
  expect(said).toEqual(['SCHEDULED', 'SENDING', 'SENT']);
});

test('a scheduled campaign that is given another time goes out then', async () => {
  const { activities, table } = campaignOf();
  const progress = await run(
    activities,
    async (handle) => {
      table.sendAt = new Date(await environment.currentTimeMs()).toISOString();
      await control(handle, 'reschedule');
      return handle.result();
    },
    { sendAt: new Date((await environment.currentTimeMs()) + 400 * 86_400_000).toISOString() },
  );
  expect(progress.phase).toBe('SENT');
});

test('a scheduled campaign that is cancelled is never prepared', async () => {
  let prepared = false;
  const { activities, said } = campaignOf({
    prepareCampaign: async () => {
      prepared = true;
      return { recipients: 0, excluded: 0, shards: 1 };
    },
  });
  const progress = await run(
    activities,
    async (handle) => {
      await onItsTimer(handle);
      await control(handle, 'cancel');
      return handle.result();
    },
    { sendAt: await inThreeDays() },
  );
  expect(progress.phase).toBe('CANCELLED');
  expect(prepared).toBe(false);
  expect(said).toEqual(['SCHEDULED', 'CANCELLED', 'abandoned']);
});

test('a pause holds the shares between batches, and a resume lets them go on', async () => {
  const reached = latch();
  const paused = latch();
  let asked = 0;
  const { activities, said } = campaignOf({
    prepareCampaign: async () => ({ recipients: 10, excluded: 0, shards: 1 }),
    sendBatch: async () => {
      asked += 1;
      reached.open();
      await paused.opened;
      return asked === 1 ? batchOf('HELD', { campaignStatus: 'PAUSED' }) : batchOf('DONE');
    },
  });
  await run(activities, async (handle) => {
    await reached.opened;
    expect((await control(handle, 'pause')).phase).toBe('PAUSED');
    paused.open();
    await environment.sleep('1 hour');
    expect(asked).toBe(1);
    expect((await handle.query(campaignProgress)).phase).toBe('PAUSED');
    expect((await control(handle, 'resume')).phase).toBe('SENDING');
    expect((await handle.result()).phase).toBe('SENT');
  });
  expect(said).toEqual(['SENDING', 'PAUSED', 'SENDING', 'SENT']);
});

test('a batch that sees the pause before the share is told of it does not end the share', async () => {
  let asked = 0;
  const { activities } = campaignOf({
    sendBatch: async () => {
      asked += 1;
      return asked === 1 ? batchOf('HELD', { campaignStatus: 'PAUSED', sent: 0 }) : batchOf('DONE');
    },
  });
  expect((await run(activities, (handle) => handle.result())).phase).toBe('SENT');
  expect(asked).toBe(3);
});

test('a cancelled campaign ends as soon as its batches do, also while a provider is rested from', async () => {
  const refused = latch();
  const { activities, said } = campaignOf({
    sendBatch: async () => {
      refused.open();
      return batchOf('REFUSED', { sent: 0, waitMs: 30 * 86_400_000 });
    },
  });
  const progress = await run(activities, async (handle) => {
    await refused.opened;
    await control(handle, 'cancel');
    return handle.result();
  });
  expect(progress.phase).toBe('CANCELLED');
  expect(said).toEqual(['SENDING', 'CANCELLED', 'abandoned']);
});

test('a run that ops cancel in Temporal ends as a cancelled campaign', async () => {
  const { activities, said } = campaignOf();
  const progress = await run(
    activities,
    async (handle) => {
      await onItsTimer(handle);
      await handle.cancel();
      return handle.result();
    },
    { sendAt: await inThreeDays() },
  );
  expect(progress.phase).toBe('CANCELLED');
  expect(said.slice(-2)).toEqual(['CANCELLED', 'abandoned']);
});

test('a wish that makes no sense is refused at once, and changes nothing', async () => {
  const { activities, said } = campaignOf();
  await run(
    activities,
    async (handle) => {
      await onItsTimer(handle);
      await expect(control(handle, 'resume')).rejects.toBeInstanceOf(WorkflowUpdateFailedError);
      await control(handle, 'pause');
      await expect(control(handle, 'pause')).rejects.toBeInstanceOf(WorkflowUpdateFailedError);
      await control(handle, 'resume');
      await control(handle, 'cancel');
      await handle.result();
    },
    { sendAt: await inThreeDays() },
  );
  expect(said).toEqual(['SCHEDULED', 'PAUSED', 'SCHEDULED', 'CANCELLED', 'abandoned']);
});

test('a campaign that cannot be prepared goes back to draft, and its run says why', async () => {
  const { activities, said } = campaignOf({
    prepareCampaign: async () => {
      throw ApplicationFailure.nonRetryable('Line 3: <mj-tetx> is unknown', 'INVALID_EMAIL_CONTENT');
    },
  });
  await expect(run(activities, (handle) => handle.result())).rejects.toBeInstanceOf(WorkflowFailedError);
  expect(said).toEqual(['SENDING', 'DRAFT']);
});

test('a provider that keeps refusing is asked less and less often', async () => {
  const askedAtMs: number[] = [];
  const { activities } = campaignOf({
    prepareCampaign: async () => ({ recipients: 10, excluded: 0, shards: 1 }),
    sendBatch: async () => {
      askedAtMs.push(await environment.currentTimeMs());
      return askedAtMs.length < 4 ? batchOf('REFUSED', { sent: 0 }) : batchOf('DONE');
    },
  });
  await run(activities, (handle) => handle.result());
  const waits = askedAtMs.slice(1).map((atMs, index) => atMs - (askedAtMs[index] ?? 0));
  for (const [index, leastMs] of [5_000, 10_000, 20_000].entries())
    expect(waits[index]).toBeGreaterThanOrEqual(leastMs);
});
