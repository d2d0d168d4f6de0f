import { setTimeout } from 'node:timers/promises';

/** Waits; an abort ends the wait early, without an error. */
export async function pause(delayMs: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(delayMs, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}
