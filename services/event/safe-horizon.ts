import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';

/**
 * The instant before which every event that will ever be seen has been: rows are stamped with the beginning of their
 * transaction, so one that is still open may yet commit rows from the past. Read before the events are. A transaction
 * of an hour that has written nothing is a reader, such as a backup, and holds nobody up. A second is left for the
 * moment between a transaction's beginning and its being listed.
 */
export const safeHorizon: SQL = sql`(
  select least(now(), min(xact_start)) - interval '1 second' from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend'
    and (backend_xid is not null or xact_start > now() - interval '1 hour'))`;

/** How far a pass that begins now will have come: what was committed before this instant, ISO 8601, it cannot miss. */
export async function readHorizon(db: Database): Promise<string> {
  const [row] = await db.execute<{ horizon: string }>(sql`select to_json(${safeHorizon}) #>> '{}' as horizon`);
  return row?.horizon ?? new Date(0).toISOString();
}
