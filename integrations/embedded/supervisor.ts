import { setTimeout as sleep } from 'node:timers/promises';

/** A process that answers. */
export interface RunningPart {
  readonly pid: number;
  /** Resolves, never rejects, with how it ended. */
  readonly ended: Promise<string>;
}

/** Something the supervisor keeps running. `start` resolves once the part answers. */
export interface Part<Running extends RunningPart = RunningPart> {
  readonly name: string;
  start(): Promise<Running>;
}

export interface SupervisorHooks {
  /** Aborted when the parts are about to be stopped: none is started again from then on. */
  readonly stopping: AbortSignal;
  say(line: string): void;
  /** Called each time the part was started again. */
  onRestart(part: Part): void;
  /** Wall-clock wait, cut short by the signal; tests replace it. */
  readonly wait?: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly now?: () => number;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** A part that has lived this long starts again at the shortest delay. */
const STEADY_MS = 60_000;

/** How long to wait before a part is started again: 0.5 s, then twice as long each time, at most 30 s. */
export function restartDelayMs(failuresInARow: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** failuresInARow, LONGEST_DELAY_MS);
}

/**
 * Starts a part, and from then on starts it again whenever it dies. Stopping it is the caller's, who aborts first.
 * @throws what the first start throws: a part that never ran is the caller's to report.
 */
export async function supervise<Running extends RunningPart>(
  part: Part<Running>,
  hooks: SupervisorHooks,
): Promise<Running> {
  const first = await part.start();
  void watch(part, first, hooks);
  return first;
}

async function watch(part: Part, first: RunningPart, hooks: SupervisorHooks): Promise<void> {
  const { now = Date.now, stopping } = hooks;
  let failuresInARow = 0;
  for (let running = first; ;) {
    const startedAt = now();
    let why = `ended (${await running.ended})`;
    if (now() - startedAt >= STEADY_MS) failuresInARow = 0;
    for (let next: RunningPart | null = null; next === null;) {
      if (stopping.aborted) return;
      const delayMs = restartDelayMs(failuresInARow);
      failuresInARow += 1;
      hooks.say(`${part.name} ${why}; starting it again in ${delayMs / 1000} s`);
      await pause(delayMs, hooks);
      if (stopping.aborted) return;
      const attempt = await startAgain(part, hooks);
      if (typeof attempt === 'string') why = attempt;
      else running = next = attempt;
    }
  }
}

/** Resolves to the running part, or to why it does not run. */
async function startAgain(part: Part, hooks: SupervisorHooks): Promise<RunningPart | string> {
  try {
    const running = await part.start();
    hooks.onRestart(part);
    hooks.say(`${part.name} runs again (pid ${running.pid})`);
    return running;
  } catch (error) {
    return `could not be started: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function pause(delayMs: number, { wait, stopping }: SupervisorHooks): Promise<void> {
  try {
    await (wait === undefined ? sleep(delayMs, undefined, { signal: stopping }) : wait(delayMs, stopping));
  } catch {
    // Told to stop while waiting.
  }
}
