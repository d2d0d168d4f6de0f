import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../../domain/error/failure';
import type { ServiceContext } from '../context';

/** How long somebody who types waits without a number. */
const SOON_MS = 300;
/** Most exact answers are there before; the estimate is begun for the others alone. */
const HEAD_START_MS = 100;

interface Answers<T> {
  readonly exact: (ctx: ServiceContext) => Promise<T>;
  readonly estimated: (ctx: ServiceContext) => Promise<T>;
}

/**
 * The exact answer where it is there within 300 ms, else the estimated one, which is begun meanwhile. Whichever is not
 * wanted any more is stopped at the database: nothing goes on after the answer.
 */
export async function answerSoon<T>(ctx: ServiceContext, { exact, estimated }: Answers<T>): Promise<T> {
  const enough = new AbortController();
  const until = (...signals: AbortSignal[]) => ({
    ...ctx,
    signal: AbortSignal.any([...signals, ...(ctx.signal ? [ctx.signal] : [])]),
  });
  const exactly = exact({ ...until(AbortSignal.timeout(SOON_MS)), questionLimitMs: SOON_MS }).catch(unlessStopped);
  const atOnce = await Promise.race([exactly, pause(HEAD_START_MS, null, { ref: false })]);
  if (atOnce !== null) return atOnce;
  const roughly = estimated(until(enough.signal)).catch((error: unknown) => new Untold(error));
  const inTime = await exactly;
  if (inTime !== null) {
    enough.abort();
    return inTime;
  }
  const estimate = await roughly;
  if (estimate instanceof Untold) throw estimate.reason;
  return estimate;
}

/** Why there is no estimate, kept until it is known whether one is wanted. */
class Untold {
  constructor(readonly reason: unknown) {}
}

function unlessStopped(error: unknown): null {
  if (error instanceof Failure && error.code === 'SERVICE_UNAVAILABLE') return null;
  throw error;
}
