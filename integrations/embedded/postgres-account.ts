import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { platform, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { StartFailure } from './start-failure';

/** The account PostgreSQL runs under when we are root: it refuses to run as root itself. */
export interface PostgresAccount {
  readonly uid: number;
  readonly gid: number;
}

const ACCOUNT_NAMES = ['postgres', '_postgres', 'fermata'];
const ROOM_FOR_ROOT = platform() === 'darwin' ? '/usr/local/var/fermata' : '/var/lib/fermata';

/** Null for an ordinary user, who runs PostgreSQL under their own account. @throws StartFailure for root without one. */
export function postgresAccount(): PostgresAccount | null {
  if (userInfo().uid !== 0) return null;
  return existingAccount() ?? createAccount();
}

function existingAccount(): PostgresAccount | null {
  for (const name of ACCOUNT_NAMES) {
    const uid = numberFrom('id', ['-u', name]);
    const gid = numberFrom('id', ['-g', name]);
    if (uid !== null && gid !== null && uid > 0) return { uid, gid };
  }
  return null;
}

function createAccount(): PostgresAccount {
  const attempts: readonly [string, readonly string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'fermata']],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', 'fermata']],
  ];
  for (const [command, args] of attempts) spawnSync(command, args, { stdio: 'ignore' });
  const account = existingAccount();
  if (account !== null) return account;
  throw new StartFailure({
    happened: 'You are root, PostgreSQL does not run as root, and no account for it could be made.',
    remedy:
      'Run `npm start` as an ordinary user, or make the account yourself (`useradd --system postgres`), or set DATABASE_URL to a PostgreSQL you have.',
  });
}

function numberFrom(command: string, args: readonly string[]): number | null {
  try {
    const value = Number.parseInt(execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe' }), 10);
    return Number.isInteger(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether the account can walk down to `path`; tried rather than computed, since ACLs and mounts have a say. */
export function canReach(account: PostgresAccount | null, path: string): boolean {
  if (account === null) return true;
  const options = { uid: account.uid, gid: account.gid, cwd: '/', stdio: 'ignore' } as const;
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], options).status === 0;
}

/**
 * Where the files of `dataDir` really are. A home inside a closed folder such as /root stays closed: the
 * database then lives under /var/lib/fermata, and a `.location` file beside `dataDir` says where.
 */
export function placeDataDir(account: PostgresAccount | null, dataDir: string): string {
  const recorded = recordedLocation(dataDir);
  if (recorded !== null) return recorded;
  const home = dirname(dataDir);
  mkdirSync(home, { recursive: true });
  if (account === null || existsSync(join(dataDir, 'PG_VERSION')) || canReach(account, home)) return dataDir;
  chmodSync(home, statSync(home).mode | 0o011);
  if (canReach(account, home)) return dataDir;

  const place = join(roomFor(account), createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  mkdirSync(place, { recursive: true, mode: 0o711 });
  writeFileSync(locationFile(dataDir), `${join(place, 'postgres')}\n`);
  return join(place, 'postgres');
}

/** The folder beside no home, for what the account must reach when the checkout and the home are closed to it. */
export function roomFor(account: PostgresAccount): string {
  mkdirSync(ROOM_FOR_ROOT, { recursive: true, mode: 0o711 });
  if (canReach(account, ROOM_FOR_ROOT)) return ROOM_FOR_ROOT;
  throw new StartFailure({
    happened: `The account PostgreSQL runs under cannot reach ${ROOM_FOR_ROOT}.`,
    remedy: 'Set FERMATA_HOME to a folder every account can enter, for instance /srv/fermata.',
  });
}

/** The place written down for `dataDir` when it could not be kept where it was asked for; null when it could. */
export function recordedLocation(dataDir: string): string | null {
  const file = locationFile(dataDir);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function locationFile(dataDir: string): string {
  return `${dataDir}.location`;
}
