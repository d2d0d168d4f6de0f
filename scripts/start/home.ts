import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { recordedLocation } from '../../integrations/embedded/postgres-account';
import { StartFailure } from '../../integrations/embedded/start-failure';

const MEGABYTE = 1024 * 1024;
/** What a new home grows to at once, and what an old one needs to write its log and come up. */
const LEAST_FREE_MB = { newHome: 300, oldHome: 50 };

/** The places in the home folder. Everything `npm start` keeps is here, or is named by a file here. */
export interface Home {
  readonly path: string;
  readonly postgres: string;
  readonly mail: string;
  readonly temporal: string;
  readonly files: string;
  readonly run: string;
  readonly secret: string;
  readonly connection: string;
  readonly supervisorLock: string;
  readonly parts: string;
  log(part: string): string;
}

export function homeAt(path: string): Home {
  const run = join(path, 'run');
  return {
    path,
    postgres: join(path, 'postgres'),
    mail: join(path, 'mail'),
    temporal: join(path, 'temporal'),
    files: join(path, 'files'),
    run,
    secret: join(path, 'secret'),
    connection: join(path, 'connection.json'),
    supervisorLock: join(run, 'supervisor.json'),
    parts: join(run, 'parts.json'),
    log: (part) => join(path, 'logs', `${part}.log`),
  };
}

/** Makes the folder where it is missing and checks that it can be written to. @throws StartFailure */
export function prepareHome(home: Home): void {
  try {
    mkdirSync(home.path, { recursive: true, mode: 0o700 });
    // The home itself may have to be opened to PostgreSQL's account; what is in it never.
    const folders = [home.run, home.mail, home.temporal, home.files, dirname(home.log('any'))];
    for (const folder of folders) mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(home.run, 'writable'), '');
  } catch (cause) {
    throw new StartFailure({
      happened: `The home folder ${home.path} cannot be written to: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'Give yourself the right to, free some space, or set FERMATA_HOME to another folder.',
      cause,
    });
  }
  const leastMb = existsSync(home.secret) ? LEAST_FREE_MB.oldHome : LEAST_FREE_MB.newHome;
  const { bavail, bsize } = statfsSync(home.path);
  const freeMb = Math.floor((bavail * bsize) / MEGABYTE);
  if (freeMb >= leastMb) return;
  throw new StartFailure({
    happened: `The disk that holds ${home.path} is full: ${freeMb} MB are free.`,
    remedy: `Free at least ${leastMb} MB, or set FERMATA_HOME to a folder on another disk.`,
  });
}

/** The master secret: made at the first start, then the same for good, since sent links are signed with it. */
export function masterSecret(home: Home): string {
  if (!existsSync(home.secret)) {
    writeFileSync(home.secret, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(home.secret, 'utf8').trim();
}

const KEPT_ENTRIES = [
  /^postgres(\..+)?$/,
  /^(mail|temporal|files|logs|run|secret)$/,
  /^(demo-login|connection)\.json(\.new)?$/,
];

/** What `reset` would delete: our own entries only, for the home may be a folder that holds other things. */
export function entriesOf(home: Home): string[] {
  const inHome = existsSync(home.path) ? readdirSync(home.path) : [];
  const ours = inHome
    .filter((name) => KEPT_ENTRIES.some((kept) => kept.test(name)))
    .map((name) => join(home.path, name));
  const elsewhere = recordedLocation(home.postgres);
  return elsewhere === null ? ours : [...ours, dirname(elsewhere)];
}

/** Deletes what `entriesOf` names, and the folder itself when nothing else is in it. */
export function deleteEntries(home: Home): void {
  for (const entry of entriesOf(home)) rmSync(entry, { recursive: true, force: true });
  if (existsSync(home.path) && readdirSync(home.path).length === 0) rmdirSync(home.path);
}
