import { randomBytes } from 'node:crypto';
import { WorkflowFailedError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { createCampaignActivities } from '../../activities/campaign';
import { createDeliveryActivities } from '../../activities/delivery';
import type { ActivityDeps } from '../../activities/deps';
import type { DeliveryOutcome } from '../../domain/message/delivery';
import { createWorkflowGateway } from '../../integrations/temporal/gateway';
import { cancelCampaign, pauseCampaign, resumeCampaign } from '../../services/campaign/control';
import { createCampaign } from '../../services/campaign/create';
import { getCampaign } from '../../services/campaign/get';
import { launchCampaign } from '../../services/campaign/launch';
import { listRecipients } from '../../services/campaign/recipients';
import { resendInDoubt } from '../../services/campaign/resend';
import { scheduleCampaign } from '../../services/campaign/schedule';
import { listContactEvents } from '../../services/contact/timeline';
import type { ServiceContext } from '../../services/context';
import type { BulkTransport } from '../../services/ports';
import { createTokens } from '../../services/tracking/tokens';
import { createTestContext, noFiles } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { historyText } from '../../test/environment/history-text';
import { accepted, createRecordingTransport } from '../../test/environment/recording-transport';
import { startTimeSkippingServer, withWorkers } from '../../test/environment/time-skipping';
import { createContact } from '../../test/factories/contact';
import { campaignSendId } from './contract';

let environment: TestWorkflowEnvironment;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;

beforeAll(async () => {
  [environment, database] = await Promise.all([startTimeSkippingServer(), openTestDatabase()]);
});
afterAll(async () => {
  await Promise.all([environment.teardown(), database.close()]);
});
beforeEach(async () => {
  const workflows = createWorkflowGateway(environment.client, null);
  ctx = (await createTestContext(database, { workflows })).ctx;
});

function workersDo<T>(transport: BulkTransport, work: () => Promise<T>): Promise<T> {
  const deps: ActivityDeps = {
    db: database.db,
    sql: database.sql,
    workflows: ctx.workflows,
    files: noFiles,
    transport,
    sms: null,
    tokens: createTokens(randomBytes(32)),
    publicOrigin: 'http://public.test',
    now: () => new Date(),
  };
  return withWorkers(
    environment,
    { campaigns: createCampaignActivities(deps), delivery: createDeliveryActivities(deps) },
    work,
  );
}

async function aDraftFor(people: number, settings: { ratePerSecond?: number } = {}): Promise<string> {
  const { organizationId } = ctx;
  for (let index = 0; index < people; index += 1) {
    await createContact(database, { organizationId, email: `fan-${index}@example.com` });
  }
  const { id } = await createCampaign({
    ctx,
    input: {
      name: 'Spring news',
      type: 'EMAIL',
      subject: 'Hello {{ contact.firstName }}',
      content: { htmlContent: '<p>News</p>' },
      settings,
    },
  });
  return id;
}

const patience = { timeout: 20_000 };
const runOf = (campaignId: string) => environment.client.workflow.getHandle(campaignSendId({ campaignId }));
const campaignOf = (campaignId: string) => getCampaign({ ctx, input: { campaignId } });

test('a campaign goes from its launch to its last message, and its history replays and holds nobody’s address', async () => {
  const transport = createRecordingTransport();
  const campaignId = await aDraftFor(40);
  await createContact(database, { organizationId: ctx.organizationId, consents: [] });
  await workersDo(transport, async () => {
    expect(await launchCampaign({ ctx, input: { campaignId } })).toMatchObject({ totalRecipients: 40 });
    await runOf(campaignId).result();
  });

  const sent = await campaignOf(campaignId);
  expect(sent).toMatchObject({
    status: 'SENT',
    totalRecipients: 40,
    stats: { recipients: 40, sent: 40, excluded: 1, pending: 0 },
  });
  expect(sent.startedAt).not.toBeNull();
  expect(sent.sentAt).not.toBeNull();
  expect(new Set(transport.taken.map(({ envelope }) => envelope.to)).size).toBe(40);

  const workflowBundle = { codePath: inject('workflowBundle') };
  for (const workflowId of [campaignSendId({ campaignId }), `${campaignSendId({ campaignId })}/shard/0`]) {
    const history = await environment.client.workflow.getHandle(workflowId).fetchHistory();
    await Worker.runReplayHistory({ workflowBundle }, history, workflowId);
    expect(historyText(history)).not.toContain('@example.com');
  }
});

test('a campaign that is paused hands nothing more over until it is resumed, and then reaches everybody once', async () => {
  let pausing: Promise<unknown> | null = null;
  const campaignId = await aDraftFor(60, { ratePerSecond: 50 });
  const transport = createRecordingTransport(() => {
    pausing ??= pauseCampaign({ ctx, input: { campaignId } });
    return accepted;
  });
  await workersDo(transport, async () => {
    await launchCampaign({ ctx, input: { campaignId } });
    await expect.poll(() => pausing, patience).not.toBeNull();
    await pausing;
    await expect.poll(async () => (await campaignOf(campaignId)).stats.sending, patience).toBe(0);
    const held = await campaignOf(campaignId);
    expect(held.status).toBe('PAUSED');
    expect(held.stats).toMatchObject({ sent: transport.taken.length, pending: 60 - transport.taken.length });

    await resumeCampaign({ ctx, input: { campaignId } });
    await runOf(campaignId).result();
  });
  expect(await campaignOf(campaignId)).toMatchObject({ status: 'SENT', stats: { sent: 60, pending: 0 } });
  expect(transport.taken).toHaveLength(60);
});

test('a campaign that is cancelled excludes whoever had not got it', async () => {
  let cancelling: Promise<unknown> | null = null;
  const campaignId = await aDraftFor(60, { ratePerSecond: 20 });
  const transport = createRecordingTransport(() => {
    cancelling ??= cancelCampaign({ ctx, input: { campaignId } });
    return accepted;
  });
  await workersDo(transport, async () => {
    await launchCampaign({ ctx, input: { campaignId } });
    await runOf(campaignId).result();
    await cancelling;
  });
  const sent = transport.taken.length;
  expect(await campaignOf(campaignId)).toMatchObject({
    status: 'CANCELLED',
    stats: { sent, recipients: sent, excluded: 60 - sent, pending: 0, sending: 0 },
  });
});

test('what a campaign sent is on the timeline of who got it', async () => {
  const campaignId = await aDraftFor(1);
  await workersDo(createRecordingTransport(), async () => {
    await launchCampaign({ ctx, input: { campaignId } });
    await runOf(campaignId).result();
  });
  const [recipient] = (await listRecipients({ ctx, input: { campaignId, limit: 1 } })).items;
  const { contactId = '', messageId, sentAt } = recipient ?? {};
  const timeline = await listContactEvents({ ctx, input: { contactId, limit: 10, name: 'EMAIL_SENT' } });
  const properties = { subject: 'Hello {{ contact.firstName }}' };
  expect(timeline).toEqual({
    items: [{ id: messageId, contactId, name: 'EMAIL_SENT', properties, campaignId, messageId, occurredAt: sentAt }],
    nextCursor: null,
    total: 1,
  });
});

test('messages in doubt are said, and sent again by one request', async () => {
  const lost: DeliveryOutcome = { kind: 'unknown', reason: 'connection lost after DATA' };
  let answer: DeliveryOutcome = lost;
  const transport = createRecordingTransport(() => answer);
  const campaignId = await aDraftFor(3);
  await workersDo(transport, async () => {
    await launchCampaign({ ctx, input: { campaignId } });
    await runOf(campaignId).result();
    expect(await campaignOf(campaignId)).toMatchObject({
      status: 'SENT',
      stats: { recipients: 3, inDoubt: 3, sent: 0 },
    });

    answer = accepted;
    expect(await resendInDoubt({ ctx, input: { campaignId } })).toMatchObject({ resent: 3, status: 'SENDING' });
    await runOf(campaignId).result();
  });
  expect(await campaignOf(campaignId)).toMatchObject({ status: 'SENT', stats: { recipients: 3, inDoubt: 0, sent: 3 } });
});

test('a scheduled campaign goes to who is in the audience at its time', async () => {
  const transport = createRecordingTransport();
  const campaignId = await aDraftFor(2);
  const inAWeek = new Date((await environment.currentTimeMs()) + 7 * 86_400_000).toISOString();
  const later = { ...ctx, now: () => new Date(0) };
  await scheduleCampaign({ ctx: later, input: { campaignId, sendDate: inAWeek } });
  expect(await campaignOf(campaignId)).toMatchObject({ status: 'SCHEDULED', sendDate: inAWeek });
  await createContact(database, { organizationId: ctx.organizationId, email: 'newcomer@example.com' });

  await workersDo(transport, () => runOf(campaignId).result());

  expect(await campaignOf(campaignId)).toMatchObject({ status: 'SENT', stats: { sent: 3 } });
});

test('a template that no longer compiles sends the campaign back to its author', async () => {
  const transport = createRecordingTransport();
  const campaignId = await aDraftFor(1);
  await workersDo(transport, async () => {
    await database.sql`update campaigns set content = '{"mjml":"<mjml>"}' where id = ${campaignId}`;
    await ctx.workflows.startCampaignSend({ organizationId: ctx.organizationId, campaignId });
    await expect(runOf(campaignId).result()).rejects.toBeInstanceOf(WorkflowFailedError);
  });
  expect((await campaignOf(campaignId)).status).toBe('DRAFT');
  expect(transport.taken).toHaveLength(0);
});
