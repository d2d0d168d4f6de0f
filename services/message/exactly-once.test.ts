import { array, assert, asyncProperty, integer } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../ports';
import { openTestDatabase } from '../../test/environment/database';
import { accepted, createRecordingTransport } from '../../test/environment/recording-transport';
import { countersOf, ledgerOf, startSending } from '../../test/factories/sending';
import { preparedContent } from './content-cache';
import { selectionFor } from './recipient-fields';
import { sendBatch } from './send-batch';
import { sendRows } from './sending';
import { createShardLedger } from './shard-ledger';
import type { ShardLedger } from './shard-ledger';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());

const never = new AbortController().signal;
const limits = { rows: 5_000, durationMs: 60_000 };
type Sending = Awaited<ReturnType<typeof startSending>>;

/** A worker that dies: what it does after `dead()` never reaches the ledger or the mail server. */
interface Mortal {
  readonly ledger?: (ledger: ShardLedger, die: () => Promise<never>) => Partial<ShardLedger>;
  readonly deliver?: (message: OutgoingMessage, die: () => Promise<never>) => Promise<void>;
}

/** Runs a batch until it dies, and returns at its death. */
async function dyingBatch({ deps, batch }: Sending, mortal: Mortal): Promise<void> {
  const { organizationId, campaignId, shard, claimId } = batch();
  const [campaign] = await database.sql<{ contentId: string; transactional: boolean }[]>`
    select content_id as "contentId", coalesce((settings ->> 'transactional')::boolean, false) as transactional
    from campaigns where id = ${campaignId}`;
  const { contentId, transactional } = campaign ?? { contentId: '', transactional: false };
  const purpose = { transactional, consent: 'EMAIL_MARKETING' as const };
  const content = await preparedContent(deps, organizationId, contentId);
  const selection = selectionFor(content.compiled.variables);
  const living = createShardLedger(deps.sql, { campaignId, shard, claimId, purpose, selection, now: deps.now });
  await new Promise<void>((died) => {
    const die = () => {
      died();
      return new Promise<never>(() => undefined);
    };
    const ledger = { ...living, ...mortal.ledger?.(living, die) };
    const transport = {
      ...deps.transport,
      async deliver(message: OutgoingMessage) {
        await mortal.deliver?.(message, die);
        return deps.transport.deliver(message);
      },
    };
    const run = { ledger, content, transactional, limits, ratePerSecond: null, signal: never };
    void sendRows({ ...run, deps: { ...deps, transport } }).then(() => died());
  });
}

const recipientsOf = (taken: readonly OutgoingMessage[]) => taken.map(({ envelope }) => envelope.to);

describe('a worker that dies', () => {
  test('before its claim is committed loses nothing', async () => {
    const transport = createRecordingTransport();
    const sending = await startSending(database, { people: 20, transport });
    await dyingBatch(sending, { ledger: (_, die) => ({ claim: die }) });

    expect(await sendBatch(sending.deps, sending.batch(), { signal: never })).toMatchObject({
      state: 'DONE',
      sent: 20,
    });
    expect(new Set(recipientsOf(transport.taken)).size).toBe(20);
  });

  test('after its claim leaves those rows in doubt, and sends none of them twice', async () => {
    const transport = createRecordingTransport();
    const sending = await startSending(database, { people: 20, transport });
    await dyingBatch(sending, {
      ledger: (ledger, die) => ({
        async claim() {
          await ledger.claim(5, null);
          return die();
        },
      }),
    });

    await sendBatch(sending.deps, sending.batch(), { signal: never });
    expect(await ledgerOf(database, sending.campaignId)).toEqual({ in_doubt: 5, sent: 15 });
    expect(await countersOf(database, sending.campaignId)).toEqual({ recipients: 20, inDoubt: 5, sent: 15 });
    expect(transport.taken).toHaveLength(15);
  });

  test('between hand-over and record sends nothing twice', async () => {
    const transport = createRecordingTransport();
    const sending = await startSending(database, { people: 20, transport });
    await dyingBatch(sending, { ledger: (_, die) => ({ record: die }) });
    expect(transport.taken).toHaveLength(20);

    expect(await sendBatch(sending.deps, sending.batch(), { signal: never })).toMatchObject({ state: 'DONE', sent: 0 });
    expect(transport.taken).toHaveLength(20);
    expect(await ledgerOf(database, sending.campaignId)).toEqual({ in_doubt: 20 });
  });

  test('after its record was committed has sent what it recorded', async () => {
    const transport = createRecordingTransport();
    const sending = await startSending(database, { people: 20, transport });
    await dyingBatch(sending, {
      ledger: (ledger, die) => ({
        async record(rows) {
          await ledger.record(rows);
          return die();
        },
      }),
    });
    expect(await sendBatch(sending.deps, sending.batch(), { signal: never })).toMatchObject({ state: 'DONE', sent: 0 });
    expect(await ledgerOf(database, sending.campaignId)).toEqual({ sent: 20 });
  });

  test('sends a transactional message again, because a missing ticket harms more than a second one', async () => {
    const transport = createRecordingTransport();
    const settings = { transactional: true };
    const sending = await startSending(database, { people: 20, settings, transport });
    await dyingBatch(sending, { deliver: (_, die) => die() });

    await sendBatch(sending.deps, sending.batch(), { signal: never });
    expect(await ledgerOf(database, sending.campaignId)).toEqual({ sent: 20 });
    expect(new Set(recipientsOf(transport.taken)).size).toBe(20);
  });
});

test('wherever workers die, nobody gets two messages and nobody is lost from the ledger', async () => {
  await assert(
    asyncProperty(array(integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 4 }), async (deaths) => {
      const transport = createRecordingTransport();
      const sending = await startSending(database, { people: 60, transport });
      for (const handedOver of deaths) {
        let left = handedOver;
        await dyingBatch(sending, {
          deliver: async (_, die) => {
            left -= 1;
            if (left < 0) await die();
          },
        });
      }
      await sendBatch(sending.deps, sending.batch(), { signal: never });

      const recipients = recipientsOf(transport.taken);
      expect(new Set(recipients).size).toBe(recipients.length);
      const ledger = await ledgerOf(database, sending.campaignId);
      expect((ledger['sent'] ?? 0) + (ledger['in_doubt'] ?? 0)).toBe(60);
    }),
    { numRuns: 8 },
  );
});

test('a worker that was taken for dead and lives settles its own rows after all', async () => {
  const transport = createRecordingTransport();
  const sending = await startSending(database, { people: 5, transport });
  let letGo: (() => void) | undefined;
  const slow = new Promise<void>((go) => (letGo = go));
  const handedOver = new Promise<void>((reached) => {
    const stalled = createRecordingTransport(async () => {
      reached();
      await slow;
      return accepted;
    });
    void sendBatch({ ...sending.deps, transport: stalled }, sending.batch(), { signal: never }).then(() => letGo?.());
  });
  await handedOver;
  expect(await sendBatch(sending.deps, sending.batch(), { signal: never })).toMatchObject({ state: 'DONE', sent: 0 });
  expect(await ledgerOf(database, sending.campaignId)).toEqual({ in_doubt: 5 });

  letGo?.();
  await expect.poll(() => ledgerOf(database, sending.campaignId)).toEqual({ sent: 5 });
  expect(await countersOf(database, sending.campaignId)).toEqual({ recipients: 5, sent: 5 });
  expect(transport.taken).toHaveLength(0);
});

test('a database that fails for a moment while outcomes are recorded loses none of them', async () => {
  const transport = createRecordingTransport();
  const sending = await startSending(database, { people: 10, transport });
  let failures = 2;
  await dyingBatch(sending, {
    ledger: (ledger) => ({
      record(rows) {
        failures -= 1;
        return failures >= 0 ? Promise.reject(new Error('server closed the connection')) : ledger.record(rows);
      },
    }),
  });
  expect(await ledgerOf(database, sending.campaignId)).toEqual({ sent: 10 });
});
