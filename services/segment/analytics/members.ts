import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import { contacts } from '../../../db/schema';
import { failure } from '../../../domain/error/failure';
import type { ServiceContext } from '../../context';
import { TIMEOUT_SECONDS, tookTooLong, wasCanceled, WORK_MEMORY } from '../ask';

/** What is asked of the members takes at most this long for each part, and with their finding no more than a question. */
const PART_TIMEOUT_SECONDS = 6;

/** The members as rows of `contacts`, with the columns that the parts read. Gone at the end of the transaction. */
export const members: SQL = sql`pg_temp.analysed_members as ${contacts}`;

/** The ids of the members, for a statement that reads other contacts too. */
export const memberIds: SQL = sql`(select id from pg_temp.analysed_members) as member`;

/** Members found once, for many statements. */
export interface FoundMembers {
  readonly tx: Database;
  readonly size: number;
}

/**
 * Finds those who meet a condition on `contacts` once, then only reads.
 * The copy goes to a temporary table, for which a transaction must not be read-only until it is made.
 * @throws Failure SERVICE_UNAVAILABLE when finding them takes longer than a question may.
 */
export async function withMembers<T>(
  ctx: ServiceContext,
  filter: SQL | undefined,
  read: (found: FoundMembers) => Promise<T>,
): Promise<T> {
  try {
    return await ctx.db.transaction(async (tx) => {
      await tx.execute(
        sql`select set_config('statement_timeout', ${`${TIMEOUT_SECONDS}s`}, true), set_config('work_mem', ${WORK_MEMORY}, true)`,
      );
      await tx.execute(sql`
        create temporary table analysed_members on commit drop as
        select id, organization_id, email_key, status, country, city, lifecycle_stage, engagement_score, last_activity
        from ${contacts} where ${filter ?? sql`true`}`);
      await tx.execute(sql`analyze pg_temp.analysed_members`);
      await tx.execute(sql`set transaction read only`);
      const [row] = await tx.execute<{ size: number }>(sql`select count(*)::int as size from ${members}`);
      return read({ tx, size: row?.size ?? 0 });
    });
  } catch (error) {
    if (!wasCanceled(error)) throw error;
    throw failure('SERVICE_UNAVAILABLE', { message: tookTooLong(TIMEOUT_SECONDS * 1_000), cause: error });
  }
}

/**
 * What a part reads, or null when that takes too long; the parts after it can still be read.
 * The limit is the part's own, or what is left of the whole's, whichever is less.
 */
export async function withinTime<T>(
  { tx }: Pick<FoundMembers, 'tx'>,
  read: (tx: Database) => Promise<T>,
  partSeconds: number = PART_TIMEOUT_SECONDS,
): Promise<T | null> {
  try {
    return await tx.transaction(async (part) => {
      await part.execute(sql`select set_config('statement_timeout', greatest(1, least(${partSeconds}::float8 * 1000,
        ${TIMEOUT_SECONDS}::float8 * 1000 - extract(epoch from clock_timestamp() - now()) * 1000))::int::text, true)`);
      return read(part);
    });
  } catch (error) {
    if (wasCanceled(error)) return null;
    throw error;
  }
}
