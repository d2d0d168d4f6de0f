import { setTimeout as delay } from 'node:timers/promises';

interface EventuallyOptions {
  readonly withinMs?: number;
  readonly everyMs?: number;
}

/** Asks until `check` stops throwing; its last error is the test's. For things that happen soon but not at once. */
export async function eventually<T>(
  check: () => Promise<T>,
  { withinMs = 30_000, everyMs = 150 }: EventuallyOptions = {},
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(everyMs);
    }
  }
}
