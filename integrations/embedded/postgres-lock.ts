import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stopProcess } from './child-process';
import { commandLineOf, identify } from './process-identity';

/** The lines of postmaster.pid that matter here (src/include/utils/pidfile.h of PostgreSQL). */
export interface PostmasterLock {
  readonly pid: number;
  readonly dataDir: string;
  readonly port: number;
  readonly ready: boolean;
}

/** Reads the lock of a data folder; null when there is none or it was cut short by a crash. */
export function readPostmasterLock(dataDir: string): PostmasterLock | null {
  try {
    const lines = readFileSync(lockPath(dataDir), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid === 0) return null;
    // A negative pid is PostgreSQL's mark for a single-user backend.
    return { pid: Math.abs(pid), dataDir: lines[1] ?? '', port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/** What became of the lock a former run left: nothing there, its process gone, or an orphan that had to be stopped. */
export type LockOutcome = 'none' | 'stale' | 'orphan-stopped';

/**
 * Makes a data folder startable after a crash. PostgreSQL judges its lock by the pid alone, and refuses to start
 * when another process has been given that number since; we look at what the process is before we touch it.
 */
export async function clearPostmasterLock(dataDir: string): Promise<LockOutcome> {
  if (!existsSync(lockPath(dataDir))) return 'none';
  const lock = readPostmasterLock(dataDir);
  const owner = lock === null ? null : identify(lock.pid);
  if (owner !== null && isPostmasterOf(owner.pid, dataDir)) {
    // SIGINT is PostgreSQL's fast shutdown: sessions end, the log is flushed.
    await stopProcess(owner, { signal: 'SIGINT', graceMs: 20_000 });
    rmSync(lockPath(dataDir), { force: true });
    return 'orphan-stopped';
  }
  rmSync(lockPath(dataDir), { force: true });
  return 'stale';
}

function isPostmasterOf(pid: number, dataDir: string): boolean {
  const [program = '', ...args] = commandLineOf(pid).split(' ');
  return basename(program).startsWith('postgres') && args.includes(dataDir);
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'postmaster.pid');
}
