import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { identify, processIdentity, stillRuns } from '../../integrations/embedded/process-identity';
import type { ProcessIdentity } from '../../integrations/embedded/process-identity';

/** The supervisor that owns a home, or null when none runs, whatever file one may have left. */
export function runningSupervisor(lockFile: string): ProcessIdentity | null {
  const recorded = readLock(lockFile);
  return recorded !== null && stillRuns(recorded) ? recorded : null;
}

/**
 * Takes a home for this process, or resolves to the supervisor that has it. A lock whose process has gone
 * (or whose pid belongs to another by now) is taken over.
 */
export function takeLock(lockFile: string): ProcessIdentity | null {
  const own = identify(process.pid);
  if (own === null) throw new Error('The process table cannot be read (/proc on Linux, ps elsewhere)');
  for (;;) {
    try {
      writeFileSync(lockFile, JSON.stringify(own), { mode: 0o600, flag: 'wx' });
      return null;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const owner = runningSupervisor(lockFile);
    if (owner !== null) return owner;
    rmSync(lockFile, { force: true });
  }
}

export function releaseLock(lockFile: string): void {
  rmSync(lockFile, { force: true });
}

function readLock(lockFile: string): ProcessIdentity | null {
  try {
    return processIdentity.parse(JSON.parse(readFileSync(lockFile, 'utf8')));
  } catch {
    return null;
  }
}
