import { lastLines, sleep, startChild, stopChild } from './child-process';
import type { RunningChild } from './child-process';
import { StartFailure } from './start-failure';
import type { Part } from './supervisor';

const POLL_MS = 60;
const SHOWN_LETTERS = 1_000;

export interface NodePart {
  readonly name: string;
  /** Script and its arguments. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly logFile: string;
  /** Cap of the heap in MB. */
  readonly heapMb: number;
  /** URL that answers, with no 5xx, once the part is ready; absent for a part that sends 'ready' to its parent. */
  readonly readyUrl?: string;
  readonly readyLimitMs?: number;
  readonly onSpawn?: (pid: number) => void;
}

/** A part that is a Node process of ours. */
export function nodePart(options: NodePart): Part {
  return { name: options.name, start: () => startNodePart(options) };
}

async function startNodePart(options: NodePart) {
  const child = startChild({
    file: process.execPath,
    args: [`--max-old-space-size=${options.heapMb}`, '--enable-source-maps', ...options.command],
    env: options.env,
    cwd: options.cwd,
    logFile: options.logFile,
    saysReady: options.readyUrl === undefined,
  });
  options.onSpawn?.(child.pid);
  const { isReady, lastAnswer } = await becomesReady(child, options);
  if (!isReady) {
    const how = child.isRunning() ? 'does not become ready' : `ended while it started (${await child.ended})`;
    await stopChild(child, { graceMs: 2_000 });
    throw nodePartFailure(options, how, lastAnswer);
  }
  return { pid: child.pid, ended: child.ended };
}

interface Readiness {
  readonly isReady: boolean;
  /** What the part last answered when asked, for the message when it never became ready. */
  readonly lastAnswer: string;
}

async function becomesReady(child: RunningChild, { readyUrl, readyLimitMs = 60_000 }: NodePart): Promise<Readiness> {
  let lastAnswer = '';
  for (const startedAt = Date.now(); Date.now() - startedAt < readyLimitMs && child.isRunning();) {
    if (readyUrl === undefined) {
      if (child.isReady()) return { isReady: true, lastAnswer };
    } else {
      const answer = await ask(readyUrl);
      if (answer.ok) return { isReady: true, lastAnswer };
      lastAnswer = answer.body;
    }
    await sleep(POLL_MS);
  }
  return { isReady: false, lastAnswer };
}

async function ask(url: string): Promise<{ readonly ok: boolean; readonly body: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
    const body = await response.text();
    return { ok: response.status < 500, body: body.slice(0, SHOWN_LETTERS) };
  } catch {
    return { ok: false, body: '' };
  }
}

function nodePartFailure({ name, logFile, readyUrl }: NodePart, how: string, lastAnswer: string): StartFailure {
  const words = lastLines(logFile, 20);
  if (/ENOSPC|No space left on device/.test(words)) {
    return new StartFailure({
      happened: `The ${name} ${how}: the disk is full.`,
      remedy: 'Free some space and start again.',
    });
  }
  const answered = lastAnswer === '' ? '' : `${readyUrl} answered:\n${lastAnswer}\n`;
  return new StartFailure({
    happened: `The ${name} ${how}.`,
    remedy: `${answered}Its last words, from ${logFile}:\n${words}`,
  });
}
