import { Context } from '@temporalio/activity';
import type { Sql } from 'postgres';
import type { Dispatcher } from '../services/dispatch/dispatcher';
import { drainRound } from '../services/dispatch/drain';
import { DISPATCH_CHANNEL } from '../services/dispatch/wake';
import type { EventDispatchInput } from '../workflows/event-dispatch/contract';
import type { ActivityDeps } from './deps';
import { systemContext } from './deps';
import { reporting } from './failure';

/** One activity listens for so long: an idle shard then costs six short histories an hour. */
const LISTEN_FOR_MS = 10 * 60_000;
/** In case a notification is lost with its connection. */
const LOOK_AGAIN_MS = 5_000;
const HEARTBEAT_EVERY_MS = 2_000;

export type DispatchActivities = ReturnType<typeof createDispatchActivities>;

export function createDispatchActivities(deps: ActivityDeps) {
  const dispatcher: Dispatcher = {
    db: deps.db,
    workflows: deps.workflows,
    now: deps.now,
    contextOf: (organizationId) => systemContext(deps, organizationId),
  };
  return {
    /**
     * Drains one shard as soon as something is committed to it, for some minutes or until the worker stops.
     * It returns rather than fails when it is told to stop: what it has not done is there for the next.
     */
    drainOutbox: reporting(async ({ shard }: EventDispatchInput): Promise<void> => {
      const context = Context.current();
      const stop = context.cancellationSignal;
      const beating = setInterval(() => context.heartbeat(), HEARTBEAT_EVERY_MS);
      const bell = await listen(deps.sql, shard, stop);
      try {
        const untilMs = Date.now() + LISTEN_FOR_MS;
        while (!stop.aborted && Date.now() < untilMs) {
          const heard = bell.next(LOOK_AGAIN_MS);
          if ((await drainRound({ dispatcher, shard })) === 0) await heard;
        }
      } finally {
        clearInterval(beating);
        await bell.close();
      }
    }),
  };
}

interface Bell {
  /** Settles at the next ring after this call, at a stop, or after `limitMs`. */
  next(limitMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Rings at each commit that concerns the shard; a notification during a round is not lost, because `next` is asked before it. */
async function listen(sql: Sql, shard: number, stop: AbortSignal): Promise<Bell> {
  const rings = new EventTarget();
  const ring = () => void rings.dispatchEvent(new Event('ring'));
  stop.addEventListener('abort', ring);
  // A connection that was lost and made again may have missed something.
  const listening = await sql.listen(DISPATCH_CHANNEL, (payload) => Number(payload) === shard && ring(), ring);
  return {
    next: (limitMs) =>
      new Promise((settle) => {
        const timer = setTimeout(settle, limitMs);
        const heard = () => {
          clearTimeout(timer);
          settle();
        };
        rings.addEventListener('ring', heard, { once: true });
      }),
    async close() {
      stop.removeEventListener('abort', ring);
      await listening.unlisten();
    },
  };
}
