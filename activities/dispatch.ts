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
          bell.hush();
          if ((await drainRound({ dispatcher, shard })) === 0) await bell.heard(LOOK_AGAIN_MS);
        }
      } finally {
        clearInterval(beating);
        await bell.close();
      }
    }),
  };
}

interface Bell {
  /** Forgets what it has rung so far. */
  hush(): void;
  /** Settles at once when it has rung since `hush`, else at the next ring or after `limitMs`. */
  heard(limitMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Rings at each commit that concerns the shard, and at a stop; what rings during a round is heard after it. */
async function listen(sql: Sql, shard: number, stop: AbortSignal): Promise<Bell> {
  let hasRung = false;
  let answer: () => void = () => undefined;
  const ring = () => {
    hasRung = true;
    answer();
  };
  stop.addEventListener('abort', ring);
  // A connection that was lost and made again may have missed something.
  const listening = await sql.listen(DISPATCH_CHANNEL, (payload) => Number(payload) === shard && ring(), ring);
  return {
    hush: () => void (hasRung = false),
    heard: (limitMs) =>
      new Promise((settle) => {
        const timer = setTimeout(settle, hasRung || stop.aborted ? 0 : limitMs);
        answer = () => {
          clearTimeout(timer);
          settle();
        };
      }),
    async close() {
      stop.removeEventListener('abort', ring);
      await listening.unlisten();
    },
  };
}
