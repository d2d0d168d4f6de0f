import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import { contacts } from '../../../db/schema';
import type { ServiceContext } from '../../context';
import { ask, questionLimitMs, wasCanceled } from '../ask';

/** No part takes longer, and all of them with the finding of the members no longer than a question may. */
const PART_LIMIT_MS = 6_000;

/** The members as rows of `contacts`, with the columns that the parts read. Gone at the end of the transaction. */
export const members: SQL = sql`pg_temp.analysed_members as ${contacts}`;

/** The ids of the members, for a statement that reads other contacts too. */
export const memberIds: SQL = sql`(select id from pg_temp.analysed_members) as member`;

/** Members found once, for many statements. */
export interface FoundMembers {
  readonly tx: Database;
  readonly size: number;
  /** What all of it may take in milliseconds. */
  readonly limitMs: number;
  /** Whether nobody waits for it any more. */
  readonly givenUp: () => boolean;
}

/**
 * Finds those who meet a condition on `contacts` once, then only reads.
 * @throws Failure SERVICE_UNAVAILABLE when finding them takes longer than a question may.
 */
export function withMembers<T>(
  ctx: ServiceContext,
  filter: SQL | undefined,
  read: (found: FoundMembers) => Promise<T>,
): Promise<T> {
  const question = async (tx: Database) => {
    const [row] = await tx.execute<{ size: number }>(sql`select count(*)::int as size from ${members}`);
    return read({
      tx,
      size: row?.size ?? 0,
      limitMs: questionLimitMs(ctx),
      givenUp: () => ctx.signal?.aborted === true,
    });
  };
  return ask(ctx, question, { prepare: (tx) => findMembers(tx, filter) });
}

async function findMembers(tx: Database, filter: SQL | undefined): Promise<void> {
  await tx.execute(sql`
    create temporary table analysed_members on commit drop as
    select id, organization_id, email_key, status, country, city, lifecycle_stage, engagement_score, last_activity
    from ${contacts} where ${filter ?? sql`true`}`);
  await tx.execute(sql`analyze pg_temp.analysed_members`);
}

/**
 * What a part reads, or null when that takes too long; the parts after it can still be read.
 * The limit is the part's own, or what is left of the whole's, whichever is less.
 */
export async function withinTime<T>(
  { tx, limitMs, givenUp }: Omit<FoundMembers, 'size'>,
  read: (tx: Database) => Promise<T>,
  partMs: number = PART_LIMIT_MS,
): Promise<T | null> {
  try {
    return await tx.transaction(async (part) => {
      await part.execute(sql`select set_config('statement_timeout', greatest(1, least(${partMs}::float8,
        ${limitMs}::float8 - extract(epoch from clock_timestamp() - now()) * 1000))::int::text, true)`);
      return read(part);
    });
  } catch (error) {
    if (wasCanceled(error) && !givenUp()) return null;
    throw error;
  }
}
