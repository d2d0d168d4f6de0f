import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { automationTriggers, contacts, enrolments, outbox } from '../../db/schema';
import type { Trigger } from '../../domain/automation/definition';
import type { CreateAutomation } from '../../domain/automation/schema';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import type { RecordingGateway } from '../../test/environment/recording-gateway';
import { createActiveAutomation } from '../../test/factories/automation';
import { createContact } from '../../test/factories/contact';
import { pauseAutomation } from '../automation/pause';
import { resumeAutomation } from '../automation/resume';
import { createContact as addContact } from '../contact/create';
import type { ServiceContext } from '../context';
import { createSegment } from '../segment/create';
import { recordEvents, outboxShardOf } from '../event/record';
import type { Dispatcher } from './dispatcher';
import { drainRound } from './drain';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;
let artistId: string;
let gateway: RecordingGateway;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.delete(outbox);
  const made = await createTestContext(database);
  ({ ctx, artistId } = made);
  gateway = made.workflows;
});

const dispatcher = (workflows: RecordingGateway = gateway): Dispatcher => ({
  db: database.db,
  workflows,
  now: () => new Date(),
  contextOf: (organizationId) => ({ ...ctx, organizationId }),
});

/** Every shard, until there is nothing left. */
async function drain(workflows?: RecordingGateway): Promise<void> {
  for (const shard of [0, 1, 2, 3]) {
    for (let rounds = 0; rounds < 20; rounds += 1) {
      if ((await drainRound({ dispatcher: dispatcher(workflows), shard })) === 0) break;
    }
  }
}

const steps: CreateAutomation['steps'] = [
  { id: 'tag', type: 'ADD_TAG', nextSteps: [], configuration: { tag: 'seen' } },
];
const on = (trigger: Trigger, options: Partial<CreateAutomation> = {}) =>
  createActiveAutomation(ctx, { triggers: [trigger], steps, ...options });
const created: Trigger = { type: 'CONTACT_CREATED', configuration: {} };

const happens = (contactId: string, name: string, properties = {}, artist: string | null = null) =>
  recordEvents(database.db, [
    { organizationId: ctx.organizationId, artistId: artist, contactId, name, properties, occurredAt: new Date() },
  ]);
const inside = (automationId: string) =>
  database.db.select().from(enrolments).where(eq(enrolments.automationId, automationId));
const started = () => gateway.asked.filter(({ verb }) => verb === 'start').map(({ workflowId }) => workflowId);

describe('the dispatcher', () => {
  it('lets in a contact who is created, starts one run, and empties the outbox', async () => {
    const automation = await on(created);
    const contact = await addContact({ ctx, input: { email: 'new@example.com' } });
    await drain();
    const [enrolment, ...others] = await inside(automation.id);
    expect(others).toEqual([]);
    expect(enrolment).toMatchObject({ contactId: contact.id, status: 'ACTIVE', runId: 'run-1', version: 1 });
    expect(started()).toEqual([`automation/${automation.id}/${enrolment?.id}`]);
    expect(await database.db.$count(outbox)).toBe(0);
  });

  it('asks what the event says, without regard to case', async () => {
    const contact = await createContact(database, { organizationId: ctx.organizationId });
    const automation = await on({
      type: 'EVENT',
      configuration: {
        name: 'TICKET_BOUGHT',
        where: [
          { property: 'venue', operator: 'EQUALS', value: 'olympia', dataType: 'STRING' },
          { property: 'price', operator: 'GREATER_THAN', value: 30, dataType: 'NUMBER' },
        ],
      },
    });
    await happens(contact.id, 'TICKET_BOUGHT', { venue: 'Olympia', price: 20 });
    await happens(contact.id, 'TICKET_BOUGHT', { venue: 'Zénith', price: 50 });
    await happens(contact.id, 'OTHER', { venue: 'Olympia', price: 50 });
    await drain();
    expect(await inside(automation.id)).toHaveLength(0);
    await happens(contact.id, 'TICKET_BOUGHT', { venue: 'OLYMPIA', price: 50 });
    await drain();
    expect(await inside(automation.id)).toHaveLength(1);
  });

  it('lets in who enters the segment that the trigger names, not who enters another or leaves it', async () => {
    const contact = await createContact(database, { organizationId: ctx.organizationId });
    const criteria = { logic: 'AND', conditions: [] } as const;
    const input = { name: 'Everyone', dynamic: true, criteria, tags: [] };
    const [segment, other] = [await createSegment({ ctx, input }), await createSegment({ ctx, input })];
    const automation = await on({ type: 'SEGMENT_ENTERED', configuration: { segmentId: segment.id } });
    await happens(contact.id, 'SEGMENT_ENTERED', { segmentId: other.id });
    await happens(contact.id, 'SEGMENT_LEFT', { segmentId: segment.id });
    await drain();
    expect(await inside(automation.id)).toHaveLength(0);
    await happens(contact.id, 'SEGMENT_ENTERED', { segmentId: segment.id });
    await drain();
    expect(await inside(automation.id)).toHaveLength(1);
  });

  it('lets in whose score crosses the threshold, once each time it crosses', async () => {
    const contact = await createContact(database, { organizationId: ctx.organizationId });
    const automation = await on(
      { type: 'SCORE_CHANGED', configuration: { score: 'leadScore', above: 50 } },
      { settings: { reEntry: 'ALWAYS' } },
    );
    await happens(contact.id, 'SCORE_CHANGED', { score: 'leadScore', from: 20, to: 40 });
    await happens(contact.id, 'SCORE_CHANGED', { score: 'engagementScore', from: 20, to: 80 });
    await happens(contact.id, 'SCORE_CHANGED', { score: 'leadScore', from: 40, to: 60 });
    await happens(contact.id, 'SCORE_CHANGED', { score: 'leadScore', from: 60, to: 70 });
    await happens(contact.id, 'SCORE_CHANGED', { score: 'leadScore', from: 70, to: 30 });
    await drain();
    expect(await inside(automation.id)).toHaveLength(1);
  });

  it('asks the contact’s conditions when the trigger fires', async () => {
    const french = { field: 'country', operator: 'EQUALS', value: 'FR', dataType: 'STRING' } as const;
    const automation = await on({ ...created, conditions: [french] });
    await addContact({ ctx, input: { email: 'anna@example.com', country: 'FR' } });
    await addContact({ ctx, input: { email: 'bob@example.com', country: 'UK' } });
    await drain();
    expect(await inside(automation.id)).toHaveLength(1);
  });

  it('shows an artist’s automation that artist’s contacts alone, and the organisation’s all', async () => {
    const theirs = await createActiveAutomation({ ...ctx, artistId }, { triggers: [created], steps });
    const everyone = await on(created);
    await addContact({ ctx: { ...ctx, artistId }, input: { email: 'fan@example.com' } });
    await addContact({ ctx, input: { email: 'other@example.com' } });
    await drain();
    expect(await inside(theirs.id)).toHaveLength(1);
    expect(await inside(everyone.id)).toHaveLength(2);
  });

  it('keeps the trigger’s delay: the contact waits at the first step', async () => {
    const automation = await on({ ...created, delay: 90 });
    await addContact({ ctx, input: { email: 'late@example.com' } });
    await drain();
    const [enrolment] = await inside(automation.id);
    expect(enrolment).toMatchObject({ status: 'WAITING', currentStepId: 'tag' });
    const delayMs = (enrolment?.wakesAt?.getTime() ?? 0) - (enrolment?.enteredAt.getTime() ?? 0);
    expect(delayMs).toBe(90 * 60_000);
  });

  it('forgets events of a contact who was erased meanwhile', async () => {
    const automation = await on(created);
    const contact = await createContact(database, { organizationId: ctx.organizationId });
    await happens(contact.id, 'CONTACT_CREATED');
    await database.db.delete(contacts).where(eq(contacts.id, contact.id));
    await drain();
    expect(await inside(automation.id)).toHaveLength(0);
    expect(await database.db.$count(outbox)).toBe(0);
  });

  it('does not match what happens while the automation is paused', async () => {
    const automation = await on(created);
    await pauseAutomation({ ctx, input: { workflowId: automation.id } });
    await addContact({ ctx, input: { email: 'early@example.com' } });
    await drain();
    await resumeAutomation({ ctx, input: { workflowId: automation.id } });
    await drain();
    expect(await inside(automation.id)).toHaveLength(0);
    const open = and(eq(automationTriggers.automationId, automation.id), eq(automationTriggers.active, true));
    expect(await database.db.$count(automationTriggers, open)).toBe(1);
  });

  it('tells held walks to go on once the automation is resumed', async () => {
    const automation = await on(created);
    await addContact({ ctx, input: { email: 'held@example.com' } });
    await drain();
    const [enrolment] = await inside(automation.id);
    await pauseAutomation({ ctx, input: { workflowId: automation.id } });
    await database.db.update(enrolments).set({ status: 'PAUSED' }).where(eq(enrolments.automationId, automation.id));
    const told = () => gateway.asked.filter(({ verb }) => verb === 'retry').map(({ workflowId }) => workflowId);
    await drainRound({ dispatcher: dispatcher(), shard: enrolment?.shard ?? 0 });
    expect(told()).toEqual([]);
    await resumeAutomation({ ctx, input: { workflowId: automation.id } });
    await drainRound({ dispatcher: dispatcher(), shard: enrolment?.shard ?? 0 });
    expect(told()).toEqual([`automation/${automation.id}/${enrolment?.id}`]);
  });
});

describe('a crash of the dispatcher', () => {
  it('between the enrolment and the start of its run loses nothing', async () => {
    const automation = await on(created);
    const contact = await addContact({ ctx, input: { email: 'lucky@example.com' } });
    const shard = outboxShardOf(contact.id);
    const broken = { ...gateway, startAutomationRun: () => Promise.reject(new Error('the process died')) };
    await expect(drainRound({ dispatcher: dispatcher(broken), shard })).rejects.toThrow('the process died');
    expect(await inside(automation.id)).toMatchObject([{ runId: null }]);

    await drain();
    const [enrolment] = await inside(automation.id);
    expect(enrolment?.runId).toBe('run-1');
    expect(started()).toEqual([`automation/${automation.id}/${enrolment?.id}`]);
  });

  it('and two dispatchers of one shard let nobody in twice', async () => {
    const automation = await on(created, { settings: { reEntry: 'ALWAYS' } });
    const emails = Array.from({ length: 40 }, (_, index) => `crowd-${index}@example.com`);
    for (const email of emails) await addContact({ ctx, input: { email } });
    await Promise.all([drain(), drain(), drain()]);
    expect(await inside(automation.id)).toHaveLength(emails.length);
  });
});

describe('re-entry', () => {
  const event: Trigger = { type: 'EVENT', configuration: { name: 'VISITED' } };
  const twice = async (reEntry: NonNullable<CreateAutomation['settings']>['reEntry'], leaveBetween: boolean) => {
    const contact = await createContact(database, { organizationId: ctx.organizationId });
    const automation = await on(event, { settings: { reEntry } });
    await happens(contact.id, 'VISITED');
    await drain();
    const out = { endedAt: new Date(), status: 'COMPLETED' } as const;
    if (leaveBetween) await database.db.update(enrolments).set(out).where(eq(enrolments.automationId, automation.id));
    await happens(contact.id, 'VISITED');
    await drain();
    return inside(automation.id);
  };

  it.each([
    ['ONCE', true, 1],
    ['AFTER_EXIT', false, 1],
    ['AFTER_EXIT', true, 2],
    ['ALWAYS', false, 2],
  ] as const)('%s, having left: %s, makes %i enrolments', async (reEntry, left, count) => {
    expect(await twice(reEntry, left)).toHaveLength(count);
  });

  it('after some days looks at when the contact last entered', async () => {
    expect(await twice({ afterDays: 7 }, true)).toHaveLength(1);
    const contact = await createContact(database, { organizationId: ctx.organizationId });
    const automation = await on(event, { settings: { reEntry: { afterDays: 7 } } });
    await happens(contact.id, 'VISITED');
    await drain();
    const longAgo = new Date(Date.now() - 8 * 86_400_000);
    const left = { enteredAt: longAgo, endedAt: longAgo, status: 'COMPLETED' } as const;
    await database.db.update(enrolments).set(left).where(eq(enrolments.automationId, automation.id));
    await happens(contact.id, 'VISITED');
    await drain();
    expect(await inside(automation.id)).toHaveLength(2);
  });
});
