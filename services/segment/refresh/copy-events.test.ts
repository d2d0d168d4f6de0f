import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { contactEvents } from '../../../db/schema';
import { newId } from '../../../db/columns';
import type { Asked, EventsRead } from '../../../domain/segment/asked';
import { createTestContext } from '../../../test/environment/context';
import { openTestDatabase } from '../../../test/environment/database';
import { createContact } from '../../../test/factories/contact';
import type { ServiceContext } from '../../context';
import { copyEvents } from './copy-events';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;
let adaId: string;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ ctx } = await createTestContext(database));
  const [ada, other] = [await person(), await person()];
  adaId = ada.id;
  await bought(ada.id, { daysAgo: 3, amounts: [5, 'a lot', 7, null, 5] });
  await bought(ada.id, { daysAgo: 40, amounts: [null, 11] });
  await bought(ada.id, { daysAgo: 400, amounts: [13] });
  await bought(ada.id, { daysAgo: 3, amounts: [1_000], name: 'REFUNDED' });
  await bought(other.id, { daysAgo: 3, amounts: [2_000] });
});

const person = () => createContact(database, { organizationId: ctx.organizationId });

interface Bought {
  readonly daysAgo: number;
  /** Of as many events at the same instant; null where one has none. */
  readonly amounts: readonly (number | string | null)[];
  readonly name?: string;
}
const bought = (contactId: string, { daysAgo, amounts, name = 'PURCHASE_MADE' }: Bought) =>
  database.db.insert(contactEvents).values(
    amounts.map((amount) => ({
      id: newId(),
      organizationId: ctx.organizationId,
      contactId,
      name,
      properties: amount === null ? {} : { amount },
      occurredAt: new Date(ctx.now().getTime() - daysAgo * 86_400_000),
    })),
  );

/** What a question finds of Ada's purchases once they are copied. */
const copied = (read: EventsRead) =>
  database.db.transaction(async (tx) => {
    await tx.execute(sql`create temp table touched on commit drop as select ${adaId}::uuid as contact_id`);
    await tx.execute(
      sql`create temp table touched_contact_events on commit drop as select * from contact_events with no data`,
    );
    const asked: Asked = {
      events: new Map([['PURCHASE_MADE', read]]),
      automationIds: new Set(),
      ledger: false,
      instants: [],
    };
    await copyEvents({ ...ctx, db: tx }, [asked]);
    const [row] = await tx.execute(sql`select count(*)::int as events, sum(amount)::int as spent,
        count(properties)::int as whole from touched_contact_events
      where organization_id = ${ctx.organizationId}::uuid and contact_id = ${adaId}::uuid and name = 'PURCHASE_MADE'`);
    return row;
  });

it.each<[string, EventsRead, object]>([
  ['when each happened', { days: null, detail: 'INSTANT' }, { events: 8, spent: null, whole: 0 }],
  ['as far back as they are read', { days: 30, detail: 'INSTANT' }, { events: 5, spent: null, whole: 0 }],
  ['each amount once, and those without', { days: null, detail: 'AMOUNT' }, { events: 8, spent: 41, whole: 0 }],
  ['amounts as far back as they are read', { days: 30, detail: 'AMOUNT' }, { events: 5, spent: 17, whole: 0 }],
  [
    'each event once where several happened at one instant',
    { days: null, detail: 'ALL' },
    { events: 8, spent: 41, whole: 8 },
  ],
  ['whole events as far back as they are read', { days: 100, detail: 'ALL' }, { events: 7, spent: 28, whole: 7 }],
])('copies of the touched contacts’ events %s', async (_what, read, found) => {
  expect(await copied(read)).toEqual(found);
});
