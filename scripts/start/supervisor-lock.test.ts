import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identify } from '../../integrations/embedded/process-identity';
import { releaseLock, runningSupervisor, takeLock } from './supervisor-lock';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-lock-'));
  lock = join(folder, 'supervisor.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a second start learns who has the home', () => {
  expect(takeLock(lock)).toBeNull();
  expect(takeLock(lock)).toEqual(identify(process.pid));
  releaseLock(lock);
  expect(runningSupervisor(lock)).toBeNull();
});

test.each([
  ['of a process that has gone', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: 'x' })],
  ['whose number another process has now', JSON.stringify({ pid: process.pid, startedAt: 'another moment' })],
  ['that a crash has cut short', '{"pid":'],
])('a lock %s is taken over', (_, content) => {
  writeFileSync(lock, content);
  expect(runningSupervisor(lock)).toBeNull();
  expect(takeLock(lock)).toBeNull();
});
