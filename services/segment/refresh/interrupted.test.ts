import { and, eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DatabaseConnection } from '../../../db/client';
import { connectDatabase } from '../../../db/client';
import { contactEvents, keptMembers, keptSegments, outbox } from '../../../db/schema';
import type { SegmentCriteria } from '../../../domain/segment/criteria';
import { createTestContext } from '../../../test/environment/context';
import { openTestDatabase } from '../../../test/environment/database';
import { createContact } from '../../../test/factories/contact';
import type { ServiceContext } from '../../context';
import { recordEvents } from '../../event/record';
import { createSegment } from '../create';
import { fillSegment } from './fill';
import { refreshSegments } from './refresh';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let other: DatabaseConnection;
let ctx: ServiceContext;
let segmentId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  other = connectDatabase({ url: database.url, poolSize: 2, name: 'other' });
});
afterAll(async () => {
  await other.close();
  await database.close();
});

const criteria: SegmentCriteria = {
  logic: 'AND',
  conditions: [{ event: 'TICKET_BOUGHT', measure: { type: 'COUNT' }, operator: 'EQUALS', value: 1 }],
};
beforeEach(async () => {
  ({ ctx } = await createTestContext(database));
  const segment = await createSegment({ ctx, input: { name: 'Buyers', dynamic: true, criteria, tags: [] } });
  segmentId = segment.id;
  await database.db.insert(keptSegments).values({ segmentId, organizationId: ctx.organizationId });
  await fillSegment({ ctx, input: { segmentId } });
});

/** Long past: only its own event tells of this person. */
const person = () =>
  createContact(database, {
    organizationId: ctx.organizationId,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    consents: [],
  });
const buys = (contactId: string, db: Parameters<typeof recordEvents>[0] = database.db) =>
  recordEvents(db, [
    { organizationId: ctx.organizationId, artistId: null, contactId, name: 'TICKET_BOUGHT', occurredAt: new Date() },
  ]);
const refresh = (db = ctx.db) => refreshSegments({ ctx: { ...ctx, db }, input: {} });
const members = async () => {
  const rows = await database.db.select().from(keptMembers).where(eq(keptMembers.segmentId, segmentId));
  return rows.map(({ contactId }) => contactId);
};
/** How often entering and leaving was told, on the timeline and to the dispatchers. */
const told = async () => {
  const names = ['SEGMENT_ENTERED', 'SEGMENT_LEFT'];
  const [events, dispatched] = await Promise.all([
    database.db
      .select({ name: contactEvents.name })
      .from(contactEvents)
      .where(and(eq(contactEvents.organizationId, ctx.organizationId), inArray(contactEvents.name, names))),
    database.db.$count(outbox, and(eq(outbox.organizationId, ctx.organizationId), inArray(outbox.name, names))),
  ]);
  expect(dispatched).toBe(events.length);
  return events.map(({ name }) => name).toSorted();
};

describe('what is killed in between', () => {
  it('a refresh that dies after it changed the members and before it told of it is told once, by the next', async () => {
    const ada = await person();
    await buys(ada.id);
    await other.sql.begin(async (blocker) => {
      await blocker`lock table outbox in access exclusive mode`;
      const dying = refresh();
      dying.catch(() => undefined);
      // It has moved the member, and now waits to write the event.
      const stuck = () => database.sql<{ pid: number }[]>`select pid from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into outbox%'`;
      await expect.poll(async () => (await stuck()).length, { timeout: 10_000 }).toBe(1);
      for (const { pid } of await stuck()) await database.sql`select pg_cancel_backend(${pid})`;
      await expect(dying).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    });
    expect([await members(), await told()]).toEqual([[], []]);
    expect(await refresh()).toMatchObject({ entered: 1 });
    expect(await refresh()).toMatchObject({ entered: 0 });
    expect([await members(), await told()]).toEqual([[ada.id], ['SEGMENT_ENTERED']]);
  });

  it('a pass over everybody is told once too', async () => {
    const ada = await person();
    await buys(ada.id);
    await database.db.execute(sql`create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'the disk is full'; end $$`);
    await database.db.execute(sql`create trigger refuse before update of watermark on kept_segments
      for each row execute function refuse()`);
    await expect(fillSegment({ ctx, input: { segmentId } })).rejects.toThrow('Failed query');
    await database.db.execute(sql`drop function refuse cascade`);
    expect([await members(), await told()]).toEqual([[], []]);
    expect(await fillSegment({ ctx, input: { segmentId } })).toEqual({ entered: 1, left: 0 });
    expect(await fillSegment({ ctx, input: { segmentId } })).toEqual({ entered: 0, left: 0 });
    expect(await told()).toEqual(['SEGMENT_ENTERED']);
  });
});

describe('what happens at once', () => {
  it('refreshes and passes over everybody side by side tell each move once', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, person));
    await Promise.all(people.map(({ id }) => buys(id)));
    await Promise.all([
      refresh(),
      refresh(other.db),
      fillSegment({ ctx, input: { segmentId } }),
      refresh(),
      fillSegment({ ctx: { ...ctx, db: other.db }, input: { segmentId } }),
    ]);
    await refresh();
    expect(await members()).toHaveLength(20);
    expect(await told()).toEqual(Array.from({ length: 20 }, () => 'SEGMENT_ENTERED'));
    await Promise.all(people.map(({ id }) => buys(id)));
    await Promise.all([refresh(), refresh(other.db), refresh()]);
    await refresh();
    expect(await members()).toEqual([]);
    expect(await told()).toHaveLength(40);
  });

  it('a transaction that is open across refreshes, and commits long after them, is not lost', async () => {
    const [ada, bob] = [await person(), await person()];
    // No allowance for clocks apart: what is kept is kept by knowing which transactions are open.
    const exact = () => refreshSegments({ ctx, input: { overlapMs: 0 } });
    await other.db.transaction(async (tx) => {
      await buys(ada.id, tx);
      await tx.execute(sql`select pg_sleep(1.5)`);
      expect(await exact()).toMatchObject({ entered: 0 });
      await buys(bob.id);
      expect(await exact()).toMatchObject({ entered: 1 });
      expect(await members()).toEqual([bob.id]);
    });
    expect(await exact()).toMatchObject({ entered: 1, left: 0 });
    expect(await told()).toEqual(['SEGMENT_ENTERED', 'SEGMENT_ENTERED']);
  });

  it('a transaction that was open while everybody was asked for the first time is not lost', async () => {
    const ada = await person();
    await other.db.transaction(async (tx) => {
      await buys(ada.id, tx);
      await tx.execute(sql`select pg_sleep(1.5)`);
      await fillSegment({ ctx, input: { segmentId } });
    });
    expect(await refreshSegments({ ctx, input: { overlapMs: 0 } })).toMatchObject({ entered: 1 });
  });
});
