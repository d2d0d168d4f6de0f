import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clearPostmasterLock, readPostmasterLock } from './postgres-lock';
import { identify } from './process-identity';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'fermata-lock-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function writeLock(pid: number): void {
  const lines = [pid, dataDir, 1_700_000_000, 15_432, '', '127.0.0.1', '  1234  5678', 'ready   '];
  writeFileSync(join(dataDir, 'postmaster.pid'), `${lines.join('\n')}\n`);
}

test('without a lock there is nothing to clear', async () => {
  expect(await clearPostmasterLock(dataDir)).toBe('none');
});

test('the lock of a process that has gone is taken away', async () => {
  writeLock(2 ** 22 + 1);
  expect(await clearPostmasterLock(dataDir)).toBe('stale');
  expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
});

test('a lock whose number another program has now is taken away, and the program left alone', async () => {
  writeLock(process.pid);
  expect(await clearPostmasterLock(dataDir)).toBe('stale');
  expect(identify(process.pid)).not.toBeNull();
});

test('a lock that a crash has cut short is taken away', async () => {
  writeFileSync(join(dataDir, 'postmaster.pid'), '');
  expect(await clearPostmasterLock(dataDir)).toBe('stale');
});

test('a lock says who, where and whether it is ready', () => {
  writeLock(42);
  expect(readPostmasterLock(dataDir)).toEqual({ pid: 42, dataDir, port: 15_432, ready: true });
});
