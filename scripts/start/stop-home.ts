import { existsSync } from 'node:fs';
import { stopProcess } from '../../integrations/embedded/child-process';
import { PartRegistry } from '../../integrations/embedded/part-registry';
import type { Home } from './home';
import { endLeftovers, shutDown } from './shutdown';
import { runningSupervisor } from './supervisor-lock';

/** Longer than the supervisor takes to end its parts: killing it earlier would orphan them. */
const SUPERVISOR_GRACE_MS = 15_000;

/** Ends whatever runs on a home: by its supervisor where there is one, part by part where it was killed. Says what it did. */
export async function stopHome(home: Home): Promise<string> {
  if (!existsSync(home.run)) return `Nothing runs in ${home.path}.`;
  const supervisor = runningSupervisor(home.supervisorLock);
  const startedAt = Date.now();
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
  if (supervisor !== null) {
    const wentByItself = await stopProcess(supervisor, { signal: 'SIGTERM', graceMs: SUPERVISOR_GRACE_MS });
    // What it could not end any more, or nothing.
    await shutDown(home, new PartRegistry(home.parts));
    return wentByItself ? `Stopped in ${seconds()} s.` : `Stopped in ${seconds()} s; the supervisor had to be killed.`;
  }
  const registry = new PartRegistry(home.parts);
  const leftovers = await endLeftovers(home, registry);
  await shutDown(home, registry);
  if (leftovers.length === 0) return `Nothing runs in ${home.path}.`;
  return `The supervisor had been killed; ended what it had left: ${leftovers.join(', ')}.`;
}
