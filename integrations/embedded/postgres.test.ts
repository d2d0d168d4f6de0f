import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPostgres } from './postgres';
import type { RunningPostgres } from './postgres';
import { recordedLocation } from './postgres-account';

const LIMIT_MS = 120_000;

let folder: string;
let running: RunningPostgres | null = null;
const dataDir = () => join(folder, 'postgres');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-pg-'));
});
afterEach(async () => {
  await running?.stop();
  running = null;
  const elsewhere = recordedLocation(dataDir());
  if (elsewhere !== null) rmSync(dirname(elsewhere), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<RunningPostgres> {
  running = await startPostgres({ dataDir: dataDir() });
  return running;
}

async function query(url: string, text: string): Promise<unknown> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return (await sql.unsafe(text))[0];
  } finally {
    await sql.end();
  }
}

test(
  'what was committed before a kill -9 is there at the next start, whatever lock was left',
  async () => {
    const first = await start();
    await query(first.url, 'create table t as select 7 as n');
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    const second = await start();
    expect(await query(second.url, 'select n from t')).toEqual({ n: 7 });
  },
  LIMIT_MS,
);

test(
  'a server that a killed supervisor left running gives way to the new one',
  async () => {
    const orphan = await start();
    await query(orphan.url, 'create table t as select 7 as n');
    const second = await start();
    expect(await orphan.ended).toBe('exit code 0');
    expect(await query(second.url, 'select n from t')).toEqual({ n: 7 });
  },
  LIMIT_MS,
);

test(
  'the server folds accents and case of all of Unicode, and asks for a password',
  async () => {
    const { url } = await start();
    expect(await query(url, "select lower('ÉTÉ Ω') as folded")).toEqual({ folded: 'été ω' });
    await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
  },
  LIMIT_MS,
);

test(
  'a folder of another version is refused with the way out, and not touched',
  async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(recordedLocation(dataDir()) ?? dataDir(), 'PG_VERSION'), '16\n');
    await expect(startPostgres({ dataDir: dataDir() })).rejects.toThrow(/made by PostgreSQL 16[^]*npm run reset/);
  },
  LIMIT_MS,
);
