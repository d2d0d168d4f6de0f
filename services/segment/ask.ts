import { sql } from 'drizzle-orm';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import type { Database } from '../../db/client';
import { failure } from '../../domain/error/failure';
import type { Sentences } from '../../domain/locale/locale';
import type { ServiceContext } from '../context';

/** No question may hold a connection longer. */
export const TIMEOUT_SECONDS = 20;
/** So that a set of contacts found by their events is hashed in memory and not searched again for each contact. */
export const WORK_MEMORY = '64MB';

const QUERY_CANCELED = '57014';

/**
 * Runs the statements of one question, reading only, with memory for sets of contacts and an end to their time.
 * @throws Failure SERVICE_UNAVAILABLE when a statement takes longer.
 */
export async function ask<T>(
  ctx: ServiceContext,
  question: (tx: Database) => Promise<T>,
  timeoutSeconds = TIMEOUT_SECONDS,
): Promise<T> {
  try {
    return await ctx.db.transaction(
      async (tx) => {
        await tx.execute(
          sql`select set_config('statement_timeout', ${`${timeoutSeconds}s`}, true), set_config('work_mem', ${WORK_MEMORY}, true)`,
        );
        return question(tx);
      },
      { accessMode: 'read only' },
    );
  } catch (error) {
    if (!wasCanceled(error)) throw error;
    throw failure('SERVICE_UNAVAILABLE', { message: tookTooLong(timeoutSeconds), cause: error });
  }
}

/** Whether an error says that a statement was stopped at its time limit. */
export function wasCanceled(error: unknown): boolean {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  return cause instanceof Error && 'code' in cause && cause.code === QUERY_CANCELED;
}

export const tookTooLong = (seconds: number): Sentences => ({
  en: `This question takes longer than ${seconds} seconds over your contacts, so it was stopped. Narrow it: fewer conditions, or a shorter period.`,
  fr: `Cette question demande plus de ${seconds} secondes sur vos contacts : elle a été interrompue. Affinez-la : moins de conditions, ou une période plus courte.`,
});
