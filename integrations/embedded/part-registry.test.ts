import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PartRegistry } from './part-registry';
import { identify, stillRuns } from './process-identity';
import type { ProcessIdentity } from './process-identity';

let folder: string;
let file: string;
const started: ProcessIdentity[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-parts-'));
  file = join(folder, 'parts.json');
});
afterEach(() => {
  for (const identity of started.splice(0)) if (stillRuns(identity)) process.kill(identity.pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function startProcess(code = 'setInterval(() => {}, 1000)'): Promise<ProcessIdentity> {
  const child = spawn(process.execPath, ['-e', `${code}; console.log('up')`], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  const identity = identify(child.pid ?? 0);
  if (identity === null) throw new Error('The process did not start');
  started.push(identity);
  return identity;
}

test('what a killed supervisor left is ended by the next one', async () => {
  const worker = await startProcess();
  new PartRegistry(file).record('worker', worker.pid);
  const next = new PartRegistry(file);
  expect(next.pids()).toEqual({ worker: worker.pid });
  expect(await next.end(['worker'], 5_000)).toEqual([]);
  expect(stillRuns(worker)).toBe(false);
});

test('a process that has been given the number since is left alone', async () => {
  const stranger = await startProcess();
  writeFileSync(file, JSON.stringify({ worker: { pid: stranger.pid, startedAt: 'another moment' } }));
  const registry = new PartRegistry(file);
  expect(registry.pids()).toEqual({});
  await registry.end(['worker'], 100);
  expect(stillRuns(stranger)).toBe(true);
});

test('a part that does not listen is killed after its grace, and named', async () => {
  const deaf = await startProcess("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)");
  const registry = new PartRegistry(file);
  registry.record('api', deaf.pid);
  expect(await registry.end(['api'], 200)).toEqual(['api']);
  expect(stillRuns(deaf)).toBe(false);
});

test('a part that is spawned while everything stops does not live on', async () => {
  const registry = new PartRegistry(file);
  registry.close();
  const late = await startProcess();
  registry.record('worker', late.pid);
  await expect.poll(() => stillRuns(late)).toBe(false);
});

test('a file cut short by a crash names nobody', () => {
  writeFileSync(file, '{"worker":{"pi');
  expect(new PartRegistry(file).pids()).toEqual({});
});
