import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeliveryOutcome } from '../../domain/message/delivery';
import { newId } from '../../db/columns';
import { contactTopics, topics } from '../../db/schema';
import { openTestDatabase } from '../../test/environment/database';
import { accepted, createRecordingTransport } from '../../test/environment/recording-transport';
import { countersOf, ledgerOf, startSending } from '../../test/factories/sending';
import { sendBatch } from './send-batch';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());

const never = new AbortController().signal;
const wholeLedger = { signal: never };

test('everybody in the audience gets one message, and the counters agree with the ledger', async () => {
  const transport = createRecordingTransport();
  const { deps, batch, campaignId } = await startSending(database, { people: 300, transport });

  expect(await sendBatch(deps, batch(), wholeLedger)).toMatchObject({ state: 'DONE', sent: 300, waitMs: null });

  expect(new Set(transport.taken.map(({ envelope }) => envelope.to)).size).toBe(300);
  expect(transport.taken).toHaveLength(300);
  expect(await ledgerOf(database, campaignId)).toEqual({ sent: 300 });
  expect(await countersOf(database, campaignId)).toEqual({ recipients: 300, sent: 300 });
});

test('a batch ends at its limits, and the next one goes on where it ended', async () => {
  const transport = createRecordingTransport();
  const { deps, batch } = await startSending(database, { people: 200, transport });
  const limits = { rows: 100, durationMs: 60_000 };

  expect(await sendBatch(deps, batch(), { signal: never, limits })).toMatchObject({ state: 'MORE', sent: 128 });
  expect(await sendBatch(deps, batch(), { signal: never, limits })).toMatchObject({ state: 'DONE', sent: 72 });
});

test('a contact who unsubscribes or is suppressed after the snapshot gets nothing', async () => {
  const transport = createRecordingTransport();
  const { deps, batch, campaignId, contacts } = await startSending(database, { people: 3, transport });
  await database.sql`update contacts set status = 'unsubscribed' where id = ${contacts[0]?.id ?? ''}`;
  await database.sql`update contact_consents set granted = false where contact_id = ${contacts[1]?.id ?? ''}`;

  expect(await sendBatch(deps, batch(), wholeLedger)).toMatchObject({ state: 'DONE', sent: 1 });

  const rows = await database.sql`
    select reason from messages where campaign_id = ${campaignId} and status = 'excluded' order by reason`;
  expect(rows.map(({ reason }) => reason)).toEqual(['NO_CONSENT', 'UNSUBSCRIBED']);
  expect(await countersOf(database, campaignId)).toEqual({ recipients: 1, excluded: 2, sent: 1 });
});

test('a contact who switches the topic of a campaign off after the snapshot gets nothing', async () => {
  const { deps, batch, campaignId, contacts } = await startSending(database, {
    people: 2,
    transport: createRecordingTransport(),
  });
  const topicId = newId();
  const [row] = await database.sql`
    update campaigns set settings = settings || jsonb_build_object('topicId', ${topicId}::text) where id = ${campaignId}
    returning organization_id as "organizationId"`;
  const { organizationId } = row ?? {};
  await database.db.insert(topics).values({ id: topicId, organizationId, key: 'tours', name: 'Tours' });
  const said = { contactId: contacts[0]?.id ?? '', topicId, organizationId, source: 'test', at: new Date() };
  await database.db.insert(contactTopics).values({ ...said, subscribed: false });

  expect(await sendBatch(deps, batch(), wholeLedger)).toMatchObject({ state: 'DONE', sent: 1 });

  const rows =
    await database.sql`select reason from messages where campaign_id = ${campaignId} and status = 'excluded'`;
  expect(rows).toEqual([{ reason: 'TOPIC_OFF' }]);
});

test('a paused campaign hands nothing more over, and says so', async () => {
  const { deps, batch, campaignId } = await startSending(database, { transport: createRecordingTransport() });
  await database.sql`update campaigns set status = 'PAUSED' where id = ${campaignId}`;

  const held = { state: 'HELD', campaignStatus: 'PAUSED', sent: 0 };
  expect(await sendBatch(deps, batch(), wholeLedger)).toMatchObject(held);
  expect(await ledgerOf(database, campaignId)).toEqual({ pending: 10 });
});

test('a batch that is told to stop gives back what it had not handed over', async () => {
  const stop = new AbortController();
  const transport = createRecordingTransport(() => {
    stop.abort();
    return accepted;
  });
  const { deps, batch, campaignId } = await startSending(database, { people: 50, transport });

  const { sent } = await sendBatch(deps, batch(), { signal: stop.signal });

  expect(sent).toBe(transport.taken.length);
  expect(await ledgerOf(database, campaignId)).toEqual({ sent, pending: 50 - sent });
});

const greylisted: DeliveryOutcome = {
  kind: 'deferred',
  code: 451,
  enhancedCode: '4.7.1',
  reply: '451 4.7.1 Greylisted',
  retryAfterMs: null,
  scope: 'recipient',
};

test('a message its server puts off is tried again later, and fails after enough attempts', async () => {
  const { deps, batch, campaignId } = await startSending(database, {
    people: 1,
    transport: createRecordingTransport(() => greylisted),
  });
  const waits: (number | null)[] = [];
  for (let nowMs = Date.now(), tries = 0; tries < 6; tries += 1) {
    const result = await sendBatch({ ...deps, now: () => new Date(nowMs) }, batch(), wholeLedger);
    waits.push(result.waitMs);
    nowMs += result.waitMs ?? 0;
  }
  expect(waits.map((waitMs) => waitMs && waitMs / 60_000)).toEqual([1, 4, 16, 64, 240, null]);
  expect(await ledgerOf(database, campaignId)).toEqual({ failed: 1 });
  expect(await countersOf(database, campaignId)).toEqual({ recipients: 1, failed: 1 });
});

test('a server that refuses everybody stops the batch, and costs no message an attempt', async () => {
  const refused: DeliveryOutcome = {
    ...greylisted,
    code: 421,
    reply: '421 Too busy',
    retryAfterMs: 90_000,
    scope: 'connection',
  };
  const { deps, batch, campaignId } = await startSending(database, {
    people: 500,
    transport: createRecordingTransport(() => refused),
  });

  expect(await sendBatch(deps, batch(), wholeLedger)).toMatchObject({ state: 'REFUSED', sent: 0, waitMs: 90_000 });

  const tried = await database.sql`select 1 from messages where campaign_id = ${campaignId} and attempts > 0`;
  expect(tried).toHaveLength(0);
  expect(await ledgerOf(database, campaignId)).toEqual({ pending: 500 });
});

test('an address that does not exist bounces, and is not written to again', async () => {
  const transport = createRecordingTransport(() => ({
    kind: 'rejected',
    code: 550,
    enhancedCode: '5.1.1',
    reply: '550 5.1.1 No such user',
    scope: 'recipient',
  }));
  const { deps, batch, campaignId, contacts } = await startSending(database, { people: 1, transport });

  await sendBatch(deps, batch(), wholeLedger);

  expect(await countersOf(database, campaignId)).toEqual({ recipients: 1, sent: 1, bounced: 1 });
  const [contact] = await database.sql`
    select c.status, s.reason, e.name from contacts c join suppressions s on s.email = c.email
    join contact_events e on e.contact_id = c.id where c.id = ${contacts[0]?.id ?? ''}`;
  expect(contact).toEqual({ status: 'bounced', reason: 'HARD_BOUNCE', name: 'EMAIL_BOUNCED' });
});

test('a message whose fate is unknown stays in doubt, and is not sent twice', async () => {
  const lost: DeliveryOutcome = { kind: 'unknown', reason: 'connection lost after DATA' };
  const { deps, batch, campaignId } = await startSending(database, {
    people: 2,
    transport: createRecordingTransport(() => lost),
  });
  expect(await sendBatch(deps, batch(), wholeLedger)).toMatchObject({ state: 'DONE', sent: 0 });
  expect(await ledgerOf(database, campaignId)).toEqual({ in_doubt: 2 });
  expect(await countersOf(database, campaignId)).toEqual({ recipients: 2, inDoubt: 2 });
});

test('a template that fails for one person fails that message alone', async () => {
  const transport = createRecordingTransport();
  const { deps, batch, campaignId, contacts } = await startSending(database, { people: 3, transport });
  await database.sql`update contacts set email = ${'bad\naddress@example.com'} where id = ${contacts[0]?.id ?? ''}`;

  expect(await sendBatch(deps, batch(), wholeLedger)).toMatchObject({ state: 'DONE', sent: 2 });
  expect(await ledgerOf(database, campaignId)).toEqual({ sent: 2, failed: 1 });
});
