import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Any two migrators of one database take this lock, so that replicas may all start at once. */
const MIGRATION_LOCK = 7_211_901;

/**
 * Brings the schema up to date and makes the event partitions of the coming months.
 * Each migration runs in a transaction: one cut off halfway leaves nothing behind and runs again.
 */
export async function migrateDatabase(url: string, migrationsFolder: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder });
    await sql`select fermata_event_partition(now() + month * interval '1 month') from generate_series(0, 3) as month`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
