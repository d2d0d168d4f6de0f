import { sql } from 'drizzle-orm';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import type { Database } from '../../db/client';
import { failure } from '../../domain/error/failure';
import type { Sentences } from '../../domain/locale/locale';
import type { ServiceContext } from '../context';
import type { AskedQuestion } from './slow/remember';
import { rememberWhenSlow } from './slow/remember';

/** No question may hold a connection longer, unless the context says otherwise. */
const TIMEOUT_SECONDS = 20;
/** So that a set of contacts found by their events is hashed in memory and not searched again for each contact. */
const WORK_MEMORY = '64MB';

const QUERY_CANCELED = '57014';

interface Asking {
  /** Milliseconds after which a statement is stopped. */
  readonly limitMs?: number;
  /** What is kept for ops of a question that took long. */
  readonly about?: AskedQuestion;
  /** Makes a temporary table that the question reads: the one thing that a transaction must not be read-only for. */
  readonly prepare?: (tx: Database) => Promise<void>;
}

/**
 * Runs the statements of one question, reading only, with memory for sets of contacts and an end to their time.
 * Where nobody waits for the answer any more (`ctx.signal`), the server stops at once.
 * @throws Failure SERVICE_UNAVAILABLE when a statement takes longer, or was given up.
 */
export async function ask<T>(
  ctx: ServiceContext,
  question: (tx: Database) => Promise<T>,
  { limitMs = questionLimitMs(ctx), about, prepare }: Asking = {},
): Promise<T> {
  const startedAtMs = performance.now();
  const remember = (stopped: boolean) =>
    rememberWhenSlow(ctx, about, { tookMs: Math.round(performance.now() - startedAtMs), stopped });
  try {
    const answer = await readOnly(ctx, question, { limitMs, prepare });
    await remember(false);
    return answer;
  } catch (error) {
    if (!wasCanceled(error)) throw error;
    if (ctx.signal?.aborted === true) throw failure('SERVICE_UNAVAILABLE', { message: givenUp, cause: error });
    await remember(true);
    throw failure('SERVICE_UNAVAILABLE', { message: tookTooLong(limitMs), cause: error });
  }
}

/** What one question may take in milliseconds. */
export const questionLimitMs = (ctx: ServiceContext): number => ctx.questionLimitMs ?? TIMEOUT_SECONDS * 1_000;

async function readOnly<T>(
  ctx: ServiceContext,
  question: (tx: Database) => Promise<T>,
  { limitMs, prepare }: Required<Pick<Asking, 'limitMs'>> & { readonly prepare: Asking['prepare'] },
): Promise<T> {
  return ctx.db.transaction(
    async (tx) => {
      const [session] = await tx.execute<{ pid: number; begun: string }>(
        sql`select set_config('statement_timeout', ${`${limitMs}ms`}, true), set_config('work_mem', ${WORK_MEMORY}, true),
          pg_backend_pid() as pid, now()::text as begun`,
      );
      const cancel = () => void (session && stopTransaction(ctx, session));
      if (ctx.signal?.aborted === true) throw failure('SERVICE_UNAVAILABLE', { message: givenUp });
      ctx.signal?.addEventListener('abort', cancel, { once: true });
      try {
        if (prepare) {
          await prepare(tx);
          await tx.execute(sql`set transaction read only`);
        }
        return await question(tx);
      } finally {
        ctx.signal?.removeEventListener('abort', cancel);
      }
    },
    prepare ? undefined : { accessMode: 'read only' },
  );
}

/** Stops what a connection does, if it is still in the transaction that began then: never the next one's work. */
async function stopTransaction(
  { db, warn }: ServiceContext,
  { pid, begun }: { readonly pid: number; readonly begun: string },
): Promise<void> {
  try {
    await db.execute(
      sql`select pg_cancel_backend(pid) from pg_stat_activity where pid = ${pid} and xact_start = ${begun}::timestamptz`,
    );
  } catch (error) {
    // It ends by its time limit then.
    warn?.({ reason: error instanceof Error ? error.name : typeof error }, 'a question given up could not be stopped');
  }
}

/** Whether the server stopped a statement: by its time limit, or because it was given up. */
export function wasCanceled(error: unknown): boolean {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  return cause instanceof Error && 'code' in cause && cause.code === QUERY_CANCELED;
}

const tookTooLong = (limitMs: number): Sentences => ({
  en: `This question takes longer than ${limitMs / 1_000} seconds over your contacts, so it was stopped. Narrow it: fewer conditions, or a shorter period.`,
  fr: `Cette question demande plus de ${(limitMs / 1_000).toLocaleString('fr')} secondes sur vos contacts : elle a été interrompue. Affinez-la : moins de conditions, ou une période plus courte.`,
});
const givenUp = {
  en: 'Nobody waited for the answer any more, so the question was stopped.',
  fr: "Plus personne n'attendait la réponse : la question a été interrompue.",
};
