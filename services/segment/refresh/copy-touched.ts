import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import type { Asked } from '../../../domain/segment/asked';
import type { ServiceContext } from '../../context';
import { copyEvents } from './copy-events';

/**
 * Copies what the questions read of the touched contacts, once for all segments, into temporary tables: each is asked
 * fifty times, and a few thousand people are found in it at once.
 */
export async function copyTouched(ctx: ServiceContext, asked: readonly Asked[]): Promise<void> {
  const { db: tx, organizationId } = ctx;
  const own = sql`source.organization_id = ${organizationId}::uuid`;
  // Of a few thousand rows a small sample tells the planner enough.
  await tx.execute(sql`set local default_statistics_target = 10`);
  await tx.execute(sql`analyze touched`);
  for (const table of copied) {
    await tx.execute(sql`create temp table ${copyOf(table)} on commit drop
      as select * from ${sql.identifier(table)} with no data`);
  }
  await copy(tx, 'contacts', sql`source.id = touched.contact_id and ${own}`);
  await copyEvents(ctx, asked);
  await tx.execute(sql`create index on touched_contact_events (name, contact_id)`);
  for (const table of ofContact) await copy(tx, table, sql`source.contact_id = touched.contact_id`);
  for (const table of ofContact) await tx.execute(sql`create index on ${copyOf(table)} (contact_id)`);
  for (const table of copied) await tx.execute(sql`analyze ${copyOf(table)}`);
}

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
