import { and, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contacts } from '../../db/schema';
import type { SegmentCondition, SegmentCriteria } from '../../domain/segment/criteria';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import type { ServiceContext } from '../context';
import { criteriaFilter } from './filter';

const spent: SegmentCondition = {
  event: 'PURCHASE_MADE',
  measure: { type: 'SUM', property: 'amount' },
  operator: 'GREATER_OR_EQUAL',
  value: 100,
};
const opened: SegmentCondition = {
  event: 'EMAIL_OPENED',
  measure: { type: 'COUNT' },
  operator: 'GREATER_OR_EQUAL',
  value: 3,
  withinDays: 30,
};
const allOf = (...conditions: SegmentCondition[]): SegmentCriteria => ({ logic: 'AND', conditions });
const anyOf = (...conditions: SegmentCondition[]): SegmentCriteria => ({ logic: 'OR', conditions });

describe('the plan of a question', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;
  beforeAll(async () => {
    connection = await openTestDatabase();
    ({ ctx } = await createTestContext(connection));
  });
  afterAll(() => connection.close());

  /** What the planner chooses where reading whole tables is out of the question, as it is with a million contacts. */
  const planOf = (filter: SQL | undefined) =>
    connection.db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      const lines = await tx.execute<{ 'QUERY PLAN': string }>(
        sql`explain (costs off) select count(*) from ${contacts} where ${filter}`,
      );
      return lines.map((line) => line['QUERY PLAN']).join('\n');
    });

  it('reads sums of amounts from an index, and no event', async () => {
    const plan = await planOf(await criteriaFilter(ctx, allOf(spent)));
    expect(plan).toMatch(/Index Only Scan using contact_events_\w+_organization_id_name_contact_id/);
    expect(plan).not.toMatch(/(Seq|Heap|Index) Scan (using \w+ )?on contact_events/);
  });

  it('joins those who did one thing or another to the contacts as one set', async () => {
    const plan = await planOf(await criteriaFilter(ctx, anyOf(spent, opened)));
    expect(plan).not.toContain('SubPlan');
    expect(plan).toMatch(/Group Key: contact_events\w*\.contact_id/);
  });

  it("about one contact reads that contact's events alone", async () => {
    const { id } = await createContact(connection, { organizationId: ctx.organizationId });
    for (const criteria of [anyOf(spent, opened), allOf(spent, opened)]) {
      const plan = await planOf(and(eq(contacts.id, id), await criteriaFilter(ctx, criteria)));
      const scans = plan.split('->').filter((node) => / Scan .*on contact_events/.test(node));
      expect(scans.length).toBeGreaterThan(2);
      expect(scans.filter((node) => !node.includes(`contact_id = '${id}'`))).toEqual([]);
    }
  });
});
