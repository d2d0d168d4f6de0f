import { randomBytes } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createActivities } from '../../activities/create';
import type { ActivityDeps } from '../../activities/deps';
import { systemContext } from '../../activities/deps';
import { contacts, enrolments, keptMembers, keptSegments } from '../../db/schema';
import type { Trigger } from '../../domain/automation/definition';
import { createWorkflowGateway } from '../../integrations/temporal/gateway';
import { pauseAutomation } from '../../services/automation/pause';
import { resumeAutomation } from '../../services/automation/resume';
import type { ServiceContext } from '../../services/context';
import { drainRound } from '../../services/dispatch/drain';
import { outboxShardOf, recordEvents } from '../../services/event/record';
import { createSegment } from '../../services/segment/create';
import { createTokens } from '../../services/tracking/tokens';
import { createTestContext, noFiles } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { historyText } from '../../test/environment/history-text';
import { createRecordingTransport } from '../../test/environment/recording-transport';
import { startTimeSkippingServer, withWorkers } from '../../test/environment/time-skipping';
import { createActiveAutomation } from '../../test/factories/automation';
import { createContact } from '../../test/factories/contact';
import { SEGMENT_REFRESH_ID } from './contract';
import type { segmentRefresh } from './workflow';

let environment: TestWorkflowEnvironment;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;
let deps: ActivityDeps;

beforeAll(async () => {
  [environment, database] = await Promise.all([startTimeSkippingServer(), openTestDatabase()]);
}, 60_000);
afterAll(async () => {
  await Promise.all([environment.teardown(), database.close()]);
});
beforeEach(async () => {
  const gateway = createWorkflowGateway(environment.client, null);
  ctx = (await createTestContext(database, { workflows: gateway })).ctx;
  deps = {
    db: database.db,
    sql: database.sql,
    workflows: gateway,
    files: noFiles,
    transport: createRecordingTransport(),
    sms: null,
    tokens: createTokens(randomBytes(32)),
    publicOrigin: 'http://public.test',
    now: () => new Date(),
  };
});

const handle = () => environment.client.workflow.getHandle(SEGMENT_REFRESH_ID);
const round = () =>
  environment.client.workflow.execute<typeof segmentRefresh>('segmentRefresh', {
    taskQueue: 'data',
    workflowId: SEGMENT_REFRESH_ID,
  });
const workersDo = <T>(work: () => Promise<T>): Promise<T> => withWorkers(environment, createActivities(deps), work);

const buyers = async () =>
  createSegment({
    ctx,
    input: {
      name: 'Buyers',
      dynamic: true,
      tags: [],
      criteria: {
        logic: 'AND',
        conditions: [
          { event: 'TICKET_BOUGHT', measure: { type: 'COUNT' }, operator: 'GREATER_OR_EQUAL', value: 1 },
          { field: 'tags', operator: 'CONTAINS_NONE', value: ['away'], dataType: 'ARRAY' },
        ],
      },
    },
  });
const welcome = (trigger: Trigger, tag: string) =>
  createActiveAutomation(ctx, {
    triggers: [trigger],
    steps: [{ id: 'tag', type: 'ADD_TAG', nextSteps: [], configuration: { tag } }],
    settings: { reEntry: 'ALWAYS' },
  });
const buys = (contactId: string) =>
  recordEvents(database.db, [
    { organizationId: ctx.organizationId, artistId: null, contactId, name: 'TICKET_BOUGHT', occurredAt: new Date() },
  ]);
const person = () => createContact(database, { organizationId: ctx.organizationId });
const contextOf = (organizationId: string) => systemContext(deps, organizationId);
/** What the dispatcher of a contact does when its outbox rings. */
const dispatch = (contactId: string) =>
  drainRound({ dispatcher: { ...deps, contextOf }, shard: outboxShardOf(contactId) });
const inside = (automationId: string) =>
  database.db.select().from(enrolments).where(eq(enrolments.automationId, automationId));

it('an automation lets in who enters its segment by an event, once, and another who leaves it', async () => {
  const segment = await buyers();
  const early = await person();
  await buys(early.id);
  const entered = await welcome({ type: 'SEGMENT_ENTERED', configuration: { segmentId: segment.id } }, 'away');
  const left = await welcome({ type: 'SEGMENT_LEFT', configuration: { segmentId: segment.id } }, 'gone');
  const ada = await person();
  await buys(ada.id);
  await workersDo(async () => {
    expect(await round()).toMatchObject({ entered: 1, left: 0, failed: 0 });
    await dispatch(ada.id);
    const [enrolment] = await inside(entered.id);
    await environment.client.workflow.getHandle(`automation/${entered.id}/${enrolment?.id}`).result();
    // The walk's own tag takes her out of the segment.
    expect(await round()).toMatchObject({ entered: 0, left: 1 });
    await dispatch(ada.id);
    expect(await round()).toMatchObject({ entered: 0, left: 0 });
    await dispatch(ada.id);
  });
  expect((await inside(entered.id)).map(({ contactId }) => contactId)).toEqual([ada.id]);
  expect((await inside(left.id)).map(({ contactId }) => contactId)).toEqual([ada.id]);
  const [{ tags } = { tags: [] }] = await database.db.select().from(contacts).where(eq(contacts.id, ada.id));
  expect(tags).toContain('away');
  expect(historyText(await handle().fetchHistory())).not.toMatch(/@example\.com|Ada/);
});

it('members are kept for as long as an active automation watches them', async () => {
  const segment = await buyers();
  const kept = () => database.db.select().from(keptSegments).where(eq(keptSegments.segmentId, segment.id));
  const automation = await welcome({ type: 'SEGMENT_ENTERED', configuration: { segmentId: segment.id } }, 'seen');
  const ada = await person();
  await buys(ada.id);
  await workersDo(async () => {
    await round();
    expect(await kept()).toHaveLength(1);
    await pauseAutomation({ ctx, input: { workflowId: automation.id } });
    await round();
    expect(await kept()).toEqual([]);
    expect(await database.db.select().from(keptMembers).where(eq(keptMembers.segmentId, segment.id))).toEqual([]);
    await resumeAutomation({ ctx, input: { workflowId: automation.id } });
    expect(await round()).toMatchObject({ entered: 0 });
    expect(await kept()).toHaveLength(1);
  });
});
