import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldDefinitions, fieldIndexes, segments } from '../../db/schema';
import type { FieldType } from '../../domain/contact/contact';
import { WORTH_CONTACTS } from '../../domain/field-index/plan';
import type { SegmentCondition, SegmentCriteria } from '../../domain/segment/criteria';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import type { ServiceContext } from '../context';
import { criteriaFilter } from '../segment/filter';
import { countContacts } from '../segment/size';
import { findIndexingOrganizations } from './find-organizations';
import { listFieldIndexes } from './list';
import { reviewFieldIndexes } from './review';

type FieldCondition = Extract<SegmentCondition, { readonly field: string }>;

describe('the indexes of custom fields', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;
  beforeAll(async () => {
    connection = await openTestDatabase();
    ({ ctx } = await createTestContext(connection));
    await connection.sql`insert into contacts (id, organization_id, email, custom_fields)
      select gen_random_uuid(), ${ctx.organizationId}, 'fan-' || number || '@example.com', jsonb_build_object(
        'hall', case when number % 1000 = 0 then 'Zénith' else 'Hall ' || number % 700 end,
        'seats', number % 2000, 'renewal', (date '2026-01-01' + number % 3000)::text)
      from generate_series(1, ${WORTH_CONTACTS}) as number`;
    await define('hall', 'STRING');
    await define('seats', 'NUMBER');
    await define('renewal', 'DATE');
    await define("o'clock", 'STRING');
  });
  afterAll(() => connection.close());

  async function define(name: string, type: FieldType) {
    await connection.db
      .insert(fieldDefinitions)
      .values({ organizationId: ctx.organizationId, name, label: name, type });
  }
  const asks = (
    field: string,
    operator: FieldCondition['operator'],
    value: FieldCondition['value'],
    dataType: FieldType,
  ): SegmentCriteria => ({
    logic: 'AND',
    conditions: [{ field: `customFields.${field}`, operator, value, dataType }],
  });
  const inZenith = asks('hall', 'EQUALS', 'zenith', 'STRING');
  const inOneOf = asks('hall', 'IN', ['ZENITH', 'hall 12'], 'STRING');
  const fewSeats = asks('seats', 'LESS_THAN', 3, 'NUMBER');
  const renewing = asks('renewal', 'ON', '2026-02-03', 'DATE');
  const beginning = asks('hall', 'STARTS_WITH', 'zén', 'STRING');
  const review = () => reviewFieldIndexes({ ctx, input: { sql: connection.sql } });
  const standing = async () =>
    (await listFieldIndexes({ ctx })).items.map(({ fieldName, status }) => `${fieldName} ${status}`);
  async function planOf(criteria: SegmentCriteria) {
    const filter = await criteriaFilter(ctx, criteria);
    const lines = await connection.db.execute<{ 'QUERY PLAN': string }>(
      sql`explain select count(*) from contacts where ${filter}`,
    );
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  }
  const saveSegments = (times: number, criteria: SegmentCriteria) =>
    connection.db.insert(segments).values(
      [...Array(times).keys()].map((number) => ({
        organizationId: ctx.organizationId,
        name: `Segment ${number}`,
        dynamic: true,
        criteria,
      })),
    );

  it('are made for what segments ask often, and the questions then read them', async () => {
    const questions = [inZenith, inOneOf, beginning, fewSeats, renewing];
    const before = await Promise.all(
      questions.map(async (question) => countContacts(ctx, await criteriaFilter(ctx, question))),
    );
    expect(before.every((count) => count > 0)).toBe(true);
    await saveSegments(3, {
      logic: 'AND',
      conditions: [inZenith, fewSeats, renewing].flatMap(({ conditions }) => conditions),
    });
    await saveSegments(2, asks("o'clock", 'IS_EMPTY', undefined, 'STRING'));
    expect(await findIndexingOrganizations(connection.db)).toEqual([ctx.organizationId]);
    expect(await review()).toEqual({ built: 3, dropped: 0, failed: 0 });
    expect(await standing()).toEqual(['hall READY', 'renewal READY', 'seats READY']);
    for (const question of questions) expect(await planOf(question)).toContain('contacts_field_');
    expect(
      await Promise.all(questions.map(async (question) => countContacts(ctx, await criteriaFilter(ctx, question)))),
    ).toEqual(before);
    expect(await review()).toEqual({ built: 0, dropped: 0, failed: 0 });
  });

  it('take texts of any length, which an index entry could not', async () => {
    const long = [...Array(9_000).keys()]
      .map((index) => String.fromCodePoint(0x4e00 + ((index * 7_919) % 20_000)))
      .join('');
    await connection.sql`update contacts set custom_fields = custom_fields || ${JSON.stringify({ hall: long })}::jsonb
      where id = (select id from contacts limit 1)`;
    const counts = await Promise.all(
      [
        asks('hall', 'EQUALS', long.slice(0, 100), 'STRING'),
        asks('hall', 'STARTS_WITH', long.slice(0, 99), 'STRING'),
        asks('hall', 'STARTS_WITH', long.slice(0, 300), 'STRING'),
      ].map(async (criteria) => countContacts(ctx, await criteriaFilter(ctx, criteria))),
    );
    expect(counts).toEqual([0, 1, 1]);
  });

  it('that are broken are mended, and those of a field that is gone are dropped', async () => {
    const [seats] = await connection.db.select().from(fieldIndexes).where(eq(fieldIndexes.fieldName, 'seats'));
    await connection.sql`update pg_index set indisvalid = false
      where indexrelid = ${seats?.indexName ?? ''}::text::regclass`;
    await connection.db.delete(fieldDefinitions).where(eq(fieldDefinitions.name, 'renewal'));
    expect(await review()).toEqual({ built: 1, dropped: 1, failed: 0 });
    expect(await standing()).toEqual(['hall READY', 'renewal DROPPED', 'seats READY']);
    const left = await connection.sql`select indexrelid::regclass::text as name, indisvalid from pg_index
      where indexrelid::regclass::text like 'contacts_field_%'`;
    expect(left).toHaveLength(2);
    expect(left.every(({ indisvalid }) => indisvalid)).toBe(true);
  });

  it('whose making broke off are begun anew by the next review', async () => {
    await connection.sql`update contacts set custom_fields = custom_fields || '{"depth": 5}'
      where organization_id = ${ctx.organizationId}`;
    await define('depth', 'NUMBER');
    await saveSegments(3, asks('depth', 'LESS_THAN', 3, 'NUMBER'));
    // What has the name and is no index cannot be dropped as one.
    const [definition] = await connection.db.select().from(fieldDefinitions).where(eq(fieldDefinitions.name, 'depth'));
    const name = `contacts_field_${(definition?.id ?? '').replaceAll('-', '')}`;
    await connection.sql`create table ${connection.sql(name)} ()`;
    await expect(review()).rejects.toThrow(/is not an index/);
    await connection.sql`drop table ${connection.sql(name)}`;
    expect(await standing()).toContain('depth BUILDING');
    expect(await review()).toMatchObject({ built: 1 });
    expect(await standing()).toContain('depth READY');
  });
});
