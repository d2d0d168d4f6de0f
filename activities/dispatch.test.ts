import { MockActivityEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outbox } from '../db/schema';
import { createContact as addContact } from '../services/contact/create';
import type { ServiceContext } from '../services/context';
import { outboxShardOf } from '../services/event/record';
import { createTokens } from '../services/tracking/tokens';
import { createTestContext, noFiles } from '../test/environment/context';
import { openTestDatabase } from '../test/environment/database';
import type { RecordingGateway } from '../test/environment/recording-gateway';
import { createRecordingTransport } from '../test/environment/recording-transport';
import { createActiveAutomation } from '../test/factories/automation';
import type { ActivityDeps } from './deps';
import { createDispatchActivities } from './dispatch';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;
let gateway: RecordingGateway;

beforeAll(async () => {
  database = await openTestDatabase();
  const made = await createTestContext(database);
  ctx = made.ctx;
  gateway = made.workflows;
});
afterAll(() => database.close());

const drainOutbox = (shard: number, environment: MockActivityEnvironment): Promise<void> => {
  const deps: ActivityDeps = {
    db: database.db,
    sql: database.sql,
    workflows: gateway,
    files: noFiles,
    transport: createRecordingTransport(),
    sms: null,
    tokens: createTokens('secret of the tests'),
    publicOrigin: 'http://public.test',
    now: () => new Date(),
  };
  return environment.run(createDispatchActivities(deps).drainOutbox, { shard });
};

describe('draining a shard', () => {
  it('starts what waits, then what is committed while it listens, and returns when the worker stops', async () => {
    const steps = [{ id: 'tag', type: 'ADD_TAG', nextSteps: [], configuration: { tag: 'seen' } }] as const;
    await createActiveAutomation(ctx, { steps: [...steps] });
    const early = await addContact({ ctx, input: { email: 'early@example.com' } });
    const shard = outboxShardOf(early.id);
    const stopping = new MockActivityEnvironment();
    const drained = drainOutbox(shard, stopping);
    await expect.poll(() => gateway.asked.length).toBe(1);

    let others = 0;
    while (others < 2) {
      const contact = await addContact({ ctx, input: { email: `late-${others}-${Date.now()}@example.com` } });
      if (outboxShardOf(contact.id) === shard) others += 1;
    }
    await expect.poll(() => gateway.asked.length).toBe(3);

    stopping.cancel();
    await drained;
    const left = await database.db.select({ shard: outbox.shard }).from(outbox);
    expect(left.every((row) => row.shard !== shard)).toBe(true);
  });
});
