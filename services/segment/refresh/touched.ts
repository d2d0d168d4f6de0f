import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import type { Asked } from '../../../domain/segment/asked';
import { widestWindows } from '../../../domain/segment/asked';
import type { ServiceContext } from '../../context';

const DAY_MS = 86_400_000;

interface TouchedSince {
  /** ISO 8601. */
  readonly since: string;
  readonly asked: readonly Asked[];
  /** The kept segments whose dues count. */
  readonly segmentIds: readonly string[];
}

/**
 * Gathers the contacts of whom anything that the questions read was written since an instant, or falls due now, in the
 * temporary table `touched`, which lasts as long as the transaction.
 * @returns how many they are.
 */
export async function gatherTouched(ctx: ServiceContext, { since, asked, segmentIds }: TouchedSince): Promise<number> {
  const tx = ctx.db;
  const sources = [
    ...alwaysRead(ctx.organizationId, sql`${since}::timestamptz`),
    sql`select contact_id from kept_dues where segment_id = any(${sql.param(segmentIds)}::uuid[])
      and due_at <= ${ctx.now().toISOString()}::timestamptz`,
    ...(asked.some(({ ledger }) => ledger) ? [sent(ctx.organizationId, since)] : []),
    ...walked(ctx.organizationId, since, asked),
  ];
  await tx.execute(sql`create temp table touched (contact_id uuid primary key) on commit drop`);
  const [row] = await tx.execute<{ touched: number }>(sql`
    with gathered as (
      insert into touched select contact_id from (${sql.join(sources, sql` union `)}) as changed
      on conflict do nothing returning 1)
    select count(*)::int as touched from gathered`);
  return row?.touched ?? 0;
}

/** Each of these is found by an index over when rows were written. */
function alwaysRead(organizationId: string, since: SQL): readonly SQL[] {
  const own = sql`organization_id = ${organizationId}::uuid`;
  return [
    sql`select id as contact_id from contacts where ${own} and updated_at >= ${since}`,
    sql`select contact_id from contact_events where ${own} and created_at >= ${since}`,
    sql`select contact_id from consent_records where ${own} and created_at >= ${since}`,
    sql`select contact_id from contact_topics where ${own} and at >= ${since}`,
    sql`select contact_id from score_changes where ${own} and at >= ${since}`,
    sql`select contact_id from contact_touches where ${own} and created_at >= ${since}`,
    sql`select member.contact_id from segment_members member join segments on segments.id = member.segment_id
      where segments.${own} and member.created_at >= ${since}`,
  ];
}

/** Opens, clicks and bounces are events too; that a mail was handed over is in the ledger alone. */
const sent = (organizationId: string, since: string): SQL => sql`
  select contact_id from messages where organization_id = ${organizationId}::uuid
    and sent_at >= ${since}::timestamptz and bounced_at is null`;

/** A walk writes a run of each step that it comes to or leaves. */
function walked(organizationId: string, since: string, asked: readonly Asked[]): readonly SQL[] {
  const automationIds = [...new Set(asked.flatMap((one) => [...one.automationIds]))];
  if (automationIds.length === 0) return [];
  const own = sql`enrolments.organization_id = ${organizationId}::uuid
    and enrolments.automation_id = any(${sql.param(automationIds)}::uuid[])`;
  const instant = sql`${since}::timestamptz`;
  return [
    sql`select contact_id from enrolments where ${own} and (entered_at >= ${instant} or ended_at >= ${instant})`,
    sql`select contact_id from enrolments join step_runs on step_runs.enrolment_id = enrolments.id
      where ${own} and (step_runs.at >= ${instant} or step_runs.ended_at >= ${instant})`,
  ];
}

/**
 * Copies what the questions read of the touched contacts, once for all segments, into temporary tables: each is asked
 * fifty times, and a few thousand people are found in it at once.
 */
export async function copyTouched(ctx: ServiceContext, asked: readonly Asked[]): Promise<void> {
  const { db: tx, organizationId } = ctx;
  const own = sql`source.organization_id = ${organizationId}::uuid`;
  await tx.execute(sql`analyze touched`);
  for (const table of copied) {
    await tx.execute(sql`create temp table ${copyOf(table)} (like ${sql.identifier(table)}) on commit drop`);
  }
  await copy(tx, 'contacts', sql`source.id = touched.contact_id and ${own}`);
  for (const [days, names] of namesByWindow(asked)) {
    await copy(
      tx,
      'contact_events',
      sql`source.contact_id = touched.contact_id and source.name = any(${sql.param(names)}::text[]) and ${own}
        and source.occurred_at >= ${days === null ? '-infinity' : daysBefore(ctx.now(), days)}::timestamptz`,
    );
  }
  await tx.execute(sql`create index on touched_contact_events (name, contact_id)`);
  for (const table of ofContact) await copy(tx, table, sql`source.contact_id = touched.contact_id`);
  for (const table of ofContact) await tx.execute(sql`create index on ${copyOf(table)} (contact_id)`);
  for (const table of copied) await tx.execute(sql`analyze ${copyOf(table)}`);
}

/** The names of events that are read equally far back: months before are not looked into. */
function namesByWindow(asked: readonly Asked[]): ReadonlyMap<number | null, readonly string[]> {
  const names = new Map<number | null, string[]>();
  for (const [name, days] of widestWindows(asked.flatMap(({ events }) => [...events])))
    names.set(days, [...(names.get(days) ?? []), name]);
  return names;
}

/** A window begins with a day of the organisation's, at most a day and a half earlier. */
const daysBefore = (now: Date, days: number): string => new Date(now.getTime() - (days + 2) * DAY_MS).toISOString();

const ofContact = ['contact_consents', 'contact_topics', 'segment_members', 'messages', 'enrolments'] as const;
const copied = ['contacts', 'contact_events', ...ofContact] as const;

const copyOf = (table: (typeof copied)[number]) => sql.identifier(`touched_${table}`);

/** One contact after another by its index, which the planner would not do by itself: a whole table is read more slowly. */
async function copy(tx: Database, table: (typeof copied)[number], ofTouched: SQL): Promise<void> {
  const source = sql.identifier(table);
  await tx.execute(sql`insert into ${copyOf(table)} select found.* from touched
    cross join lateral (select source.* from ${source} as source where ${ofTouched} offset 0) as found`);
}

/** Names under which a statement reads the copies where it would read the tables: the compiled questions stay as they are. */
export const amongTouched: SQL = sql.join(
  copied.map((table) => sql`${sql.identifier(table)} as not materialized (select * from ${copyOf(table)})`),
  sql`, `,
);
