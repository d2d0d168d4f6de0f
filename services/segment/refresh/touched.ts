import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Asked } from '../../../domain/segment/asked';
import { eventNames } from '../../../domain/event/event';
import type { ServiceContext } from '../../context';

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
    done(ctx.organizationId, since, asked),
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
    sql`select contact_id from consent_records where ${own} and created_at >= ${since}`,
    sql`select contact_id from contact_topics where ${own} and at >= ${since}`,
    sql`select contact_id from score_changes where ${own} and at >= ${since}`,
    sql`select contact_id from contact_touches where ${own} and created_at >= ${since}`,
    sql`select member.contact_id from segment_members member join segments on segments.id = member.segment_id
      where segments.${own} and member.created_at >= ${since}`,
  ];
}

/**
 * Whoever did anything: an event also tells that a mail was opened, or of a new last activity, which leave no time of
 * their own on the rows they change. What a refresh itself tells moves nobody, unless a question reads it.
 */
function done(organizationId: string, since: string, asked: readonly Asked[]): SQL {
  const unread = ownEvents.filter((name) => !asked.some(({ events }) => events.has(name)));
  return sql`select contact_id from contact_events where organization_id = ${organizationId}::uuid
    and created_at >= ${since}::timestamptz and name <> all(${sql.param(unread)}::text[])`;
}

const ownEvents: readonly string[] = [eventNames.segmentEntered, eventNames.segmentLeft];

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
