import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { restartDelayMs, supervise } from './supervisor';
import type { Part, RunningPart } from './supervisor';

/** A part whose lives the test ends; a start fails where the plan says so. */
function fakePart(plan: readonly ('runs' | 'fails')[] = []) {
  const ends: ((how: string) => void)[] = [];
  let starts = 0;
  const part: Part = {
    name: 'worker',
    async start(): Promise<RunningPart> {
      const outcome = plan[starts] ?? 'runs';
      starts += 1;
      if (outcome === 'fails') throw new Error('port taken');
      return { pid: starts, ended: new Promise((resolve) => ends.push(resolve)) };
    },
  };
  return { part, die: (how: string) => ends.at(-1)?.(how), starts: () => starts };
}

/** Hooks that note everything and a clock the test sets. */
function noteEverything() {
  const notes = { said: Array<string>(), waitsMs: Array<number>(), restarted: Array<string>(), nowMs: 0 };
  const stopping = new AbortController();
  const hooks = {
    stopping: stopping.signal,
    say: (line: string) => void notes.said.push(line),
    onRestart: ({ name }: Part) => void notes.restarted.push(name),
    wait: async (delayMs: number) => void notes.waitsMs.push(delayMs),
    now: () => notes.nowMs,
  };
  return { notes, stopping, hooks };
}

test('a part that dies is started again, and the reader is told', async () => {
  const { part, die } = fakePart();
  const { notes, hooks } = noteEverything();
  await supervise(part, hooks);
  die('signal SIGKILL');
  await expect.poll(() => notes.restarted).toEqual(['worker']);
  expect(notes.said).toEqual([
    'worker ended (signal SIGKILL); starting it again in 0.5 s',
    'worker runs again (pid 2)',
  ]);
});

test('the wait doubles while it keeps dying, and is short again once it has lived a minute', async () => {
  const { part, die, starts } = fakePart(['runs', 'fails', 'fails', 'runs']);
  const { notes, hooks } = noteEverything();
  await supervise(part, hooks);
  die('exit code 1');
  await expect.poll(() => notes.restarted).toHaveLength(1);
  expect(notes.waitsMs).toEqual([500, 1000, 2000]);
  expect(notes.said[1]).toBe('worker could not be started: port taken; starting it again in 1 s');
  notes.nowMs = 60_000;
  die('exit code 1');
  await expect.poll(() => starts()).toBe(5);
  expect(notes.waitsMs.at(-1)).toBe(500);
});

test('the wait never grows past half a minute', () => {
  expect(restartDelayMs(50)).toBe(30_000);
});

test('a part that never ran is the caller’s to report', async () => {
  const { part } = fakePart(['fails']);
  await expect(supervise(part, noteEverything().hooks)).rejects.toThrow('port taken');
});

test('once stopping, nothing is started again', async () => {
  const { part, die, starts } = fakePart();
  const { notes, stopping, hooks } = noteEverything();
  await supervise(part, hooks);
  stopping.abort();
  die('signal SIGTERM');
  await nextTurn();
  expect([starts(), notes.said]).toEqual([1, []]);
});
