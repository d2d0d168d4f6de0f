import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stopProcess } from './child-process';
import { chooseFreePort } from './free-port';
import { nodePart } from './node-part';
import type { NodePart } from './node-part';
import { identify } from './process-identity';

let folder: string;
const pids: number[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-part-'));
});
afterEach(async () => {
  for (const identity of pids.splice(0).map(identify)) if (identity !== null) await stopProcess(identity);
  rmSync(folder, { recursive: true, force: true });
});

function part(code: string, options: Partial<NodePart> = {}) {
  const script = join(folder, 'part.cjs');
  writeFileSync(script, code);
  return nodePart({
    name: 'api',
    command: [script],
    env: { PATH: '/usr/bin:/bin' },
    cwd: folder,
    logFile: join(folder, 'api.log'),
    heapMb: 64,
    onSpawn: (pid) => void pids.push(pid),
    ...options,
  });
}

test('a part without an address is ready when it says so', async () => {
  const running = await part("process.send('ready'); setInterval(() => {}, 1000)").start();
  expect(running.pid).toBe(pids[0]);
});

test('a part with an address is ready when it answers, errors of the first moments aside', async () => {
  const port = await chooseFreePort();
  const code = `let n = 0; require('node:http').createServer((q, r) => { r.statusCode = n++ < 2 ? 503 : 200; r.end(); }).listen(${port}, '127.0.0.1')`;
  const running = await part(code, { readyUrl: `http://127.0.0.1:${port}/` }).start();
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('');
  expect(running.pid).toBe(pids[0]);
});

test('a part that ends while it starts is reported with its last words', async () => {
  const starting = part("console.error('DATABASE_URL is not set'); process.exit(3)").start();
  await expect(starting).rejects.toThrow(/The api ended while it started \(exit code 3\)[^]*DATABASE_URL is not set/);
});

test('a part that never becomes ready is ended, and reported with what it answered', async () => {
  const port = await chooseFreePort();
  const code = `require('node:http').createServer((q, r) => { r.statusCode = 503; r.end('temporal: down'); }).listen(${port}, '127.0.0.1')`;
  const starting = part(code, { readyUrl: `http://127.0.0.1:${port}/`, readyLimitMs: 700 }).start();
  await expect(starting).rejects.toThrow(/does not become ready[^]*temporal: down/);
  expect(identify(pids[0] ?? 0)).toBeNull();
});

test('how a part ended is told', async () => {
  const running = await part("process.send('ready'); setInterval(() => {}, 1000)").start();
  process.kill(running.pid, 'SIGKILL');
  expect(await running.ended).toBe('signal SIGKILL');
});
