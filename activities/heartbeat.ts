import { heartbeat } from '@temporalio/activity';

/** Well within the shortest heartbeat timeout, 20 seconds. */
const INTERVAL_MS = 5_000;

/** Gives signs of life while one long piece of work lasts, so that a dead worker is noticed before its timeout. */
export async function withHeartbeats<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => heartbeat(), INTERVAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
