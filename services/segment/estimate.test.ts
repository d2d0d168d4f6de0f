import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import type { ServiceContext } from '../context';
import { estimateContacts } from './estimate';
import { criteriaFilter } from './filter';

const CONTACTS = 40_000;

describe('an estimate of an audience', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;
  beforeAll(async () => {
    connection = await openTestDatabase();
    let organizationId: string;
    ({ ctx, organizationId } = await createTestContext(connection));
    const neighbours = await createTestContext(connection);
    await connection.sql`insert into contacts (id, organization_id, email, city)
      select md5(number::text)::uuid, case when number % 4 = 0 then ${neighbours.organizationId}::uuid
        else ${organizationId}::uuid end, 'fan-' || number || '@example.com',
        (array['Lyon', 'Paris', 'Nantes', 'Brest', 'Lille'])[1 + number / 8000]
      from generate_series(1, ${CONTACTS - 1}) as number`;
    await connection.sql`vacuum analyze contacts`;
  });
  afterAll(() => connection.close());

  const inCity = (value: string) =>
    criteriaFilter(ctx, {
      logic: 'AND',
      conditions: [{ field: 'city', operator: 'EQUALS', value, dataType: 'STRING' }],
    });

  it("asks some of the organisation's own contacts, and is right about the others", async () => {
    const { count, low, high, exampleIds } = await estimateContacts(ctx, await inCity('Lyon'));
    expect(low).toBeLessThan(6_000);
    expect(high).toBeGreaterThan(6_000);
    expect(high - low).toBeLessThan(0.05 * CONTACTS);
    expect(count).toBeGreaterThanOrEqual(low);
    expect(count).toBeLessThanOrEqual(high);
    expect(exampleIds).toHaveLength(20);
    const strangers = await connection.sql`select id from contacts
      where id = any(${exampleIds}::uuid[]) and (city <> 'Lyon' or organization_id <> ${ctx.organizationId})`;
    expect(strangers).toEqual([]);
  });

  it('says the same when asked again', async () => {
    const filter = await inCity('Paris');
    expect(await estimateContacts(ctx, filter)).toEqual(await estimateContacts(ctx, filter));
  });

  it('of what nobody answers finds nobody, and leaves room for a few', async () => {
    const { count, low, high, exampleIds } = await estimateContacts(ctx, sql`false`);
    expect({ count, low, exampleIds }).toEqual({ count: 0, low: 0, exampleIds: [] });
    expect(high).toBeLessThan(0.01 * CONTACTS);
  });

  it('of few contacts asks them all', async () => {
    const { ctx: small, organizationId } = await createTestContext(connection);
    await connection.sql`insert into contacts (id, organization_id, email, city)
      select gen_random_uuid(), ${organizationId}, number || '@example.com', case when number < 4 then 'Lyon' end
      from generate_series(1, 10) as number`;
    expect(await estimateContacts(small, sql`city = 'Lyon'`)).toMatchObject({ count: 3, low: 3, high: 3 });
  });
});
