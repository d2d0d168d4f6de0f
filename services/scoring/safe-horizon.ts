import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';

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
