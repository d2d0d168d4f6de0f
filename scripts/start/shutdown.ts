import type { PartRegistry } from '../../integrations/embedded/part-registry';
import { removeConnection } from './connection';
import type { Home } from './home';
import { releaseLock } from './supervisor-lock';

/** Those that use the services go first. Together within ten seconds, kills included. */
const STAGES: readonly { readonly parts: readonly string[]; readonly graceMs: number }[] = [
  { parts: ['web', 'api', 'worker'], graceMs: 6_000 },
  { parts: ['mail', 'temporal', 'postgres'], graceMs: 3_500 },
];

/** Ends all parts in order and clears what says that they run. Resolves to the names of those that had to be killed. */
export async function shutDown(home: Home, registry: PartRegistry): Promise<string[]> {
  const killed = await endParts(registry);
  removeConnection(home.connection);
  releaseLock(home.supervisorLock);
  return killed;
}

/** Ends what a supervisor that was killed has left, before another starts. Resolves to the names of what still ran. */
export async function endLeftovers(home: Home, registry: PartRegistry): Promise<string[]> {
  const names = registry.alive().map(([name]) => name);
  await endParts(registry);
  removeConnection(home.connection);
  return names;
}

async function endParts(registry: PartRegistry): Promise<string[]> {
  const killed: string[] = [];
  for (const { parts, graceMs } of STAGES) killed.push(...(await registry.end(parts, graceMs)));
  return killed;
}
