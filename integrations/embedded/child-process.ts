import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { identify, stillRuns } from './process-identity';
import type { ProcessIdentity } from './process-identity';

const LOG_KEPT_BYTES = 20 * 1024 * 1024;
const POLL_MS = 50;

export interface ChildCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Both outputs are appended here: a file outlives the supervisor, a pipe does not. */
  readonly logFile: string;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  /** Opens a channel on which a Node child may say 'ready'. */
  readonly saysReady?: boolean;
}

export interface RunningChild {
  readonly pid: number;
  /** Resolves, never rejects, with how the process ended: "exit code 1", "signal SIGKILL". */
  readonly ended: Promise<string>;
  isRunning(): boolean;
  /** Whether the child has sent 'ready' over its channel. */
  isReady(): boolean;
}

/**
 * Starts a process in a session of its own, so that Ctrl+C in the terminal reaches the supervisor alone
 * and the parts can be stopped in order.
 */
export function startChild(command: ChildCommand): RunningChild {
  const log = openLog(command.logFile);
  const child = spawn(command.file, [...command.args], {
    cwd: command.cwd,
    env: { ...command.env },
    detached: true,
    stdio: command.saysReady === true ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    ...(command.uid === undefined ? {} : { uid: command.uid }),
    ...(command.gid === undefined ? {} : { gid: command.gid }),
  });
  closeSync(log);
  const ended = endOf(child);
  let ready = false;
  child.on('message', (message) => {
    ready ||= message === 'ready';
  });
  // A spawn that fails has no pid; 0 is never one of ours, and `ended` says why.
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  return { pid: child.pid ?? 0, ended, isRunning, isReady: () => ready };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
}

/** Opens a log for appending; one that has grown past 20 MB is set aside as `.1` first. */
function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_KEPT_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

/** The last lines of a log, for a message that says why a part did not start; empty when there is none. */
export function lastLines(path: string, count = 12): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

export interface StopOptions {
  readonly signal?: NodeJS.Signals;
  /** After this long the process is ended by SIGKILL. */
  readonly graceMs?: number;
}

/** Ends one process by its identity and waits until it has gone; false when it had to be killed. */
export async function stopProcess(
  process_: ProcessIdentity,
  { signal = 'SIGTERM', graceMs = 8_000 }: StopOptions = {},
): Promise<boolean> {
  sendSignal(process_, signal);
  if (await goneWithin(process_, graceMs)) return true;
  sendSignal(process_, 'SIGKILL');
  await goneWithin(process_, 2_000);
  return false;
}

/** As `stopProcess`, for a child that may have ended already. */
export async function stopChild(child: RunningChild, options: StopOptions = {}): Promise<void> {
  const identity = child.isRunning() && child.pid > 0 ? identify(child.pid) : null;
  if (identity !== null) await stopProcess(identity, options);
  await child.ended;
}

function sendSignal(target: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    if (stillRuns(target)) process.kill(target.pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}

async function goneWithin(target: ProcessIdentity, limitMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += POLL_MS) {
    if (!stillRuns(target)) return true;
    await sleep(POLL_MS);
  }
  return !stillRuns(target);
}

/** Waits on the wall clock. */
export function sleep(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delayMs);
  });
}
