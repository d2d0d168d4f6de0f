import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../db/columns';
import { organizations, segments, segmentSizes } from '../../../db/schema';
import { createTestContext } from '../../../test/environment/context';
import { openTestDatabase } from '../../../test/environment/database';
import { createContact } from '../../../test/factories/contact';
import type { ServiceContext } from '../../context';
import { countToday, findUncounted } from './count-today';

/** Still the evening of the 28th in New York, already the 1st in Paris. */
const now = new Date('2026-02-28T23:30:00Z');
const everybody = { logic: 'AND', conditions: [] } as const;

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  connection = await openTestDatabase();
});
afterAll(() => connection.close());

const segmentOf = async ({ organizationId }: ServiceContext, values: Partial<typeof segments.$inferInsert> = {}) => {
  const id = newId();
  await connection.db
    .insert(segments)
    .values({ id, organizationId, name: 'Everybody', dynamic: true, criteria: everybody, ...values });
  return id;
};
const pointsOf = (segmentId: string) =>
  connection.db
    .select({ day: segmentSizes.day, count: segmentSizes.count })
    .from(segmentSizes)
    .where(eq(segmentSizes.segmentId, segmentId))
    .orderBy(asc(segmentSizes.day));
const uncounted = async (at: Date) =>
  (await findUncounted(connection.db, { after: '', limit: 100, now: at })).map(({ id }) => id);

it('each segment is counted once on each day of its own organisation', async () => {
  const { ctx: paris } = await createTestContext(connection, { now: () => now });
  const { ctx: newYork } = await createTestContext(connection, { now: () => now });
  await connection.db
    .update(organizations)
    .set({ timezone: 'America/New_York' })
    .where(eq(organizations.id, newYork.organizationId));
  const [here, there] = [await segmentOf(paris), await segmentOf(newYork)];
  await createContact(connection, { organizationId: paris.organizationId });
  expect(await uncounted(now)).toEqual([here, there]);
  expect(await countToday({ ctx: paris, input: { segmentId: here } })).toBe(true);
  expect(await countToday({ ctx: newYork, input: { segmentId: there } })).toBe(true);
  expect(await pointsOf(here)).toEqual([{ day: '2026-03-01', count: 1 }]);
  expect(await pointsOf(there)).toEqual([{ day: '2026-02-28', count: 0 }]);
  expect(await uncounted(now)).toEqual([]);
  expect(await uncounted(new Date('2026-03-01T12:00:00Z'))).toEqual([there]);
  expect(await findUncounted(connection.db, { after: here, limit: 1, now: new Date('2026-03-02T12:00:00Z') })).toEqual([
    { id: there, organizationId: newYork.organizationId },
  ]);
});

it('a later count of a day takes the place of an earlier one', async () => {
  const { ctx } = await createTestContext(connection, { now: () => now });
  const segmentId = await segmentOf(ctx);
  await countToday({ ctx, input: { segmentId } });
  await createContact(connection, { organizationId: ctx.organizationId });
  await countToday({ ctx: { ...ctx, now: () => new Date('2026-03-01T20:00:00Z') }, input: { segmentId } });
  expect(await pointsOf(segmentId)).toEqual([{ day: '2026-03-01', count: 1 }]);
});

it('a segment that cannot be asked or is gone is left out, without a point', async () => {
  const { ctx } = await createTestContext(connection, { now: () => now });
  const id = newId();
  const itself = { field: 'segment', operator: 'IN', value: [id], dataType: 'STRING' } as const;
  await segmentOf(ctx, { id, criteria: { logic: 'AND', conditions: [itself] } });
  expect(await countToday({ ctx, input: { segmentId: id } })).toBe(false);
  expect(await countToday({ ctx, input: { segmentId: newId() } })).toBe(false);
  expect(await pointsOf(id)).toEqual([]);
});
