import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findTemporalCli, findTestServer } from './temporal-binary';
import type { FindBinary, Source } from './temporal-binary';

let folder: string;
let cacheDir: string;
const said: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-cli-'));
  cacheDir = join(folder, 'cache');
  said.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that says a version, as far as the lookup can tell a Temporal CLI. */
function fakeCli(path: string, version: string): string {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho "temporal version ${version} (Server 1.0.0, UI 2.0.0)"\n`);
  chmodSync(path, 0o755);
  return path;
}

const find = (options: FindBinary) =>
  findTemporalCli({ cacheDir, say: (line) => said.push(line), sources: [], findOnPath: async () => null, ...options });
const source = (name: string, get: () => string): Source => ({ name, get: async () => get() });
const offline = (name: string) =>
  source(name, () => {
    throw new Error('no network');
  });

describe('the Temporal CLI is taken from', () => {
  test('the path that was named, before all others', async () => {
    const named = fakeCli(join(folder, 'named'), '1.7.0');
    const installed = fakeCli(join(folder, 'installed'), '1.8.0');
    expect(await find({ path: named, findOnPath: async () => installed })).toEqual({ path: named, version: '1.7.0' });
  });

  test('the PATH, before the cache', async () => {
    const installed = fakeCli(join(folder, 'installed'), '1.5.0');
    fakeCli(join(cacheDir, 'temporal-1.9.1'), '1.9.1');
    expect(await find({ findOnPath: async () => installed })).toEqual({ path: installed, version: '1.5.0' });
  });

  test('the cache, where the one on the PATH is older than 1.5, saying why', async () => {
    const old = fakeCli(join(folder, 'old'), '1.4.9');
    const cached = fakeCli(join(cacheDir, 'temporal-1.9.1'), '1.9.1');
    expect(await find({ findOnPath: async () => old })).toEqual({ path: cached, version: '1.9.1' });
    expect(said.join()).toMatch(/passed over: it is version 1\.4\.9, and 1\.5 is the oldest/);
  });

  test('the first source that has it, where neither has', async () => {
    const fetched = fakeCli(join(folder, 'fetched'), '1.9.1');
    const sources = [offline('SDK'), source('index', () => fetched), source('never asked', () => '/nowhere')];
    expect(await find({ sources })).toEqual({ path: fetched, version: '1.9.1' });
  });
});

test('a named path that is no CLI is an error, not a reason to look elsewhere', async () => {
  fakeCli(join(cacheDir, 'temporal-1.9.1'), '1.9.1');
  await expect(find({ path: join(folder, 'missing') })).rejects.toThrow('TEMPORAL_CLI_PATH names');
});

test('a broken copy in the cache is passed over', async () => {
  const fetched = fakeCli(join(folder, 'fetched'), '1.9.1');
  mkdirSync(cacheDir);
  writeFileSync(join(cacheDir, 'temporal-1.9.1'), 'cut short');
  expect(await find({ sources: [source('index', () => fetched)] })).toMatchObject({ path: fetched });
});

test('when nothing works, one message says all that was tried and the way out', async () => {
  await expect(find({ sources: [offline('SDK'), offline('index')] })).rejects.toThrow(
    /the PATH: no `temporal` there[^]*SDK: no network[^]*index: no network[^]*TEMPORAL_CLI_PATH[^]*TEMPORAL_ADDRESS/,
  );
});

test('the test server comes from the cache, then from the sources', async () => {
  const sources = [source('index', () => '/fetched')];
  expect(await findTestServer({ cacheDir, sources })).toBe('/fetched');
  const cached = fakeCli(join(cacheDir, 'temporal-test-server-1.40.0'), '1.40.0');
  expect(await findTestServer({ cacheDir, sources })).toBe(cached);
});
