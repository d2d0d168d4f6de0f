import { sql } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import { failure } from '../../../domain/error/failure';
import { wasCanceled } from '../ask';

/** So that sets of contacts found by their events are hashed in memory. */
const WORK_MEMORY = '64MB';

/**
 * Runs work in a transaction of its own, or in a part of one, whose statements have memory for sets of contacts and an
 * end to their time. @throws Failure SERVICE_UNAVAILABLE when one takes longer; what the work wrote is undone.
 */
export async function limited<T>(db: Database, seconds: number, work: (tx: Database) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(
        sql`select set_config('statement_timeout', ${`${seconds}s`}, true), set_config('work_mem', ${WORK_MEMORY}, true)`,
      );
      return work(tx);
    });
  } catch (error) {
    if (!wasCanceled(error)) throw error;
    throw failure('SERVICE_UNAVAILABLE', { message: tookTooLong(seconds), cause: error });
  }
}

const tookTooLong = (seconds: number) => ({
  en: `Asking who is in the segment takes longer than ${seconds} seconds. Narrow its criteria.`,
  fr: `Demander qui est dans le segment prend plus de ${seconds} secondes. Affinez ses critères.`,
});
