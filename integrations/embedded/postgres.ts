import { existsSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { lastLines, sleep, startChild, stopChild } from './child-process';
import type { RunningChild } from './child-process';
import { chooseFreePort } from './free-port';
import { canReach, placeDataDir, postgresAccount, roomFor } from './postgres-account';
import type { PostgresAccount } from './postgres-account';
import { copyPostgresBinaries, findPostgresBinaries } from './postgres-binaries';
import type { PostgresBinaries } from './postgres-binaries';
import { assertSameVersion, createDataFolder, fullVersion, majorVersion } from './postgres-folder';
import { passwordFor, POSTGRES_ENV, SUPERUSER } from './postgres-folder';
import type { PostgresFolder } from './postgres-folder';
import { clearPostmasterLock, readPostmasterLock } from './postgres-lock';
import { StartFailure } from './start-failure';

const HOST = '127.0.0.1';
const POLL_MS = 40;
const START_LIMIT_MS = 60_000;
/** After a crash the old backends may hold the shared memory for a moment, and the new server gives up at once. */
const START_ATTEMPTS = 5;

export interface StartPostgres {
  /** Absolute path; made when absent. Its password is kept beside it in `<dataDir>.password`. */
  readonly dataDir: string;
  /** A free port when absent. The caller has made sure that it is free. */
  readonly port?: number | undefined;
  /** File both outputs are appended to; `<dataDir>.log` when absent. */
  readonly log?: string | undefined;
  /** Database made when absent; `fermata` by default. */
  readonly database?: string;
  /** Server settings such as `{ fsync: 'off' }` for a database that lives as long as a test run. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told the pid before the server is ready. */
  readonly onSpawn?: (pid: number) => void;
}

export interface RunningPostgres {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves with how the server ended, whoever ended it. */
  readonly ended: Promise<string>;
  /** PostgreSQL's fast shutdown: sessions are ended, everything committed is on disk. */
  stop(): Promise<void>;
}

/**
 * Starts an embedded PostgreSQL 18 on 127.0.0.1, making its folder at the first start and recovering it after a crash.
 * Works as root (under another account) and as an ordinary user. @throws StartFailure with the way out.
 */
export async function startPostgres(options: StartPostgres): Promise<RunningPostgres> {
  const folder = prepareFolder(options.dataDir);
  const password = passwordFor(options.dataDir);
  if (existsSync(join(folder.dataDir, 'PG_VERSION'))) {
    assertSameVersion(folder.dataDir, majorVersion(folder.binaries));
    await clearPostmasterLock(folder.dataDir);
  } else {
    await createDataFolder(folder, password);
  }

  const port = options.port ?? (await chooseFreePort());
  const log = options.log ?? `${options.dataDir}.log`;
  const { settings = {}, onSpawn = () => undefined } = options;
  const server = await startServer(folder, { port, log, settings, onSpawn });
  const stop = () => stopChild(server, { signal: 'SIGINT', graceMs: 8_000 });

  const database = options.database ?? 'fermata';
  const urlOf = (name: string) => `postgres://${SUPERUSER}:${password}@${HOST}:${port}/${name}`;
  try {
    await createDatabase(urlOf('postgres'), database);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urlOf(database), port, pid: server.pid, ended: server.ended, stop };
}

function prepareFolder(askedDataDir: string): PostgresFolder {
  const account = postgresAccount();
  const dataDir = placeDataDir(account, askedDataDir);
  return { dataDir, account, binaries: reachableBinaries(account) };
}

function reachableBinaries(account: PostgresAccount | null): PostgresBinaries {
  const binaries = findPostgresBinaries();
  if (account === null || canReach(account, binaries.postgres)) return binaries;
  return copyPostgresBinaries(binaries, roomFor(account), fullVersion(binaries));
}

interface ServerOptions {
  readonly port: number;
  readonly log: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly onSpawn: (pid: number) => void;
}

async function startServer(folder: PostgresFolder, options: ServerOptions): Promise<RunningChild> {
  for (let attempt = 1; ; attempt += 1) {
    const server = spawnServer(folder, options);
    options.onSpawn(server.pid);
    if (await becomesReady(server, folder.dataDir)) return server;
    await stopChild(server, { signal: 'SIGINT' });
    const log = lastLines(options.log);
    const mayPass = /shared memory block .* is still in use|postmaster\.pid" already exists/.test(log);
    if (!mayPass || attempt === START_ATTEMPTS) throw serverFailure(folder.dataDir, options, log);
    await sleep(500 * attempt);
  }
}

function spawnServer(folder: PostgresFolder, { port, log, settings }: ServerOptions): RunningChild {
  const all: Record<string, string> = {
    listen_addresses: HOST,
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '200',
    // Compiling a query to machine code costs more than the short queries of this product take.
    jit: 'off',
    ...settings,
  };
  return startChild({
    file: folder.binaries.postgres,
    args: ['-D', folder.dataDir, '-p', String(port), ...Object.entries(all).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    env: POSTGRES_ENV,
    cwd: '/',
    logFile: log,
    ...folder.account,
  });
}

/** The server writes "ready" into its lock file, as pg_ctl reads it; false when it ended or took too long. */
async function becomesReady(server: RunningChild, dataDir: string): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < START_LIMIT_MS && server.isRunning(); waitedMs += POLL_MS) {
    const lock = readPostmasterLock(dataDir);
    if (lock?.pid === server.pid && lock.ready) return true;
    await sleep(POLL_MS);
  }
  return false;
}

function serverFailure(dataDir: string, { port, log }: ServerOptions, lastWords: string): StartFailure {
  if (/No space left on device/.test(lastWords)) {
    return new StartFailure({
      happened: `PostgreSQL cannot start: the disk that holds ${dataDir} is full.`,
      remedy: 'Free some space and start again; nothing that was committed is lost.',
    });
  }
  if (/could not bind|Address already in use/.test(lastWords)) {
    return new StartFailure({
      happened: `PostgreSQL cannot start: port ${port} was taken a moment ago.`,
      remedy: 'Start again: another port is chosen.',
    });
  }
  return new StartFailure({
    happened: `PostgreSQL did not start on the folder ${dataDir}.`,
    remedy: `Its last words, from ${log}:\n${lastWords}\nStart again; where the folder itself is damaged, \`npm run reset\` begins anew and deletes it.`,
  });
}

async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
}
