import type { ShardCall } from './dispatcher';
import { matchEvents } from './match-events';
import { releaseHeld } from './release-held';
import { startRuns } from './start-runs';

/** One round of a dispatcher: events become enrolments, enrolments become runs, held runs go on. @returns what it did. */
export async function drainRound(call: ShardCall): Promise<number> {
  const matched = await matchEvents(call);
  const started = await startRuns(call);
  const released = await releaseHeld(call);
  return matched + started + released;
}
