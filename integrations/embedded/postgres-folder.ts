import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresAccount } from './postgres-account';
import type { PostgresBinaries } from './postgres-binaries';
import { StartFailure } from './start-failure';

export const SUPERUSER = 'fermata';
/** PostgreSQL needs little; inheriting ours would let PGDATA, PGPORT or a foreign locale interfere. */
export const POSTGRES_ENV = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export interface PostgresFolder {
  readonly dataDir: string;
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount | null;
}

/** "18" from "postgres (PostgreSQL) 18.4". */
export function majorVersion(binaries: PostgresBinaries): string {
  return fullVersion(binaries).split('.')[0] ?? '';
}

/** "18.4" from "postgres (PostgreSQL) 18.4". */
export function fullVersion(binaries: PostgresBinaries): string {
  const printed = execFileSync(binaries.postgres, ['--version'], { encoding: 'utf8', env: POSTGRES_ENV, cwd: '/' });
  return /(\d+(?:\.\d+)*)/.exec(printed)?.[1] ?? '';
}

/** @throws StartFailure when the folder was written by another major version, whose files this one cannot read. */
export function assertSameVersion(dataDir: string, expected: string): void {
  const found = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (found === expected) return;
  throw new StartFailure({
    happened: `The database in ${dataDir} was made by PostgreSQL ${found}; Fermata now brings PostgreSQL ${expected}, which cannot read it.`,
    remedy: `Export it with the Fermata version that made it (pg_dump) and import it into a new home, start from nothing with \`npm run reset\`, or set DATABASE_URL to a PostgreSQL ${found} server that serves this folder.`,
  });
}

/**
 * Makes the data folder by initdb. It is built beside its place and renamed when whole, so that a crash
 * in between leaves nothing that looks like a database.
 */
export async function createDataFolder(folder: PostgresFolder, password: string): Promise<void> {
  const { dataDir, binaries, account } = folder;
  const unfinished = `${dataDir}.new`;
  const passwordFile = `${dataDir}.initial-password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    giveTo(account, unfinished);
    giveTo(account, passwordFile);
    await promisify(execFile)(binaries.initdb, initdbArguments(unfinished, passwordFile), {
      cwd: '/',
      env: POSTGRES_ENV,
      ...account,
    });
    renameSync(unfinished, dataDir);
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true });
    throw initdbFailure(dataDir, cause);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function initdbArguments(dataDir: string, passwordFile: string): string[] {
  return [
    `--pgdata=${dataDir}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // The built-in provider folds all of Unicode and sorts alike on every machine, whatever its locales.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
}

function initdbFailure(dataDir: string, cause: unknown): StartFailure {
  const words = cause instanceof Error ? cause.message : String(cause);
  const isFull = /No space left on device|ENOSPC/.test(words);
  return new StartFailure({
    happened: isFull ? `The disk that holds ${dataDir} is full.` : `The database folder ${dataDir} could not be made.`,
    remedy: isFull
      ? 'Free some space (a new database takes about 50 MB) or set FERMATA_HOME to a folder on another disk, then start again.'
      : `PostgreSQL said:\n${words}\nCheck that the folder can be written to, or set FERMATA_HOME to another one.`,
    cause,
  });
}

function giveTo(account: PostgresAccount | null, path: string): void {
  if (account !== null) chownSync(path, account.uid, account.gid);
}

/** The superuser's password, made once and kept beside the data folder for its owner's eyes only. */
export function passwordFor(dataDir: string): string {
  const file = `${dataDir}.password`;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(18).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}
