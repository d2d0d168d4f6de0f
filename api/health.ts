import type { RequestHandler } from 'express';
import type { ApiDeps } from './deps';

const CHECK_TIMEOUT_MS = 3000;

/** The process answers; says nothing of what it depends on. */
export const health: RequestHandler = (_request, response) => {
  response.json({ status: 'ok' });
};

/** 200 when database, Temporal and SMTP all answer, else 503; the reasons are in the log. */
export function readiness({ checks, logger }: Pick<ApiDeps, 'checks' | 'logger'>): RequestHandler {
  return async (_request, response) => {
    const states = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await within(CHECK_TIMEOUT_MS, check());
          return [name, 'ok'];
        } catch (error) {
          logger.warn({ check: name, err: error }, 'not ready');
          return [name, 'down'];
        }
      }),
    );
    const ready = states.every(([, state]) => state === 'ok');
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(states) });
  };
}

async function within(timeoutMs: number, work: Promise<void>): Promise<void> {
  const timer = new AbortController();
  const timeout = new Promise<never>((_resolve, reject) => {
    const handle = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    timer.signal.addEventListener('abort', () => clearTimeout(handle));
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    timer.abort();
  }
}
