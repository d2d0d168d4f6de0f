import { and, asc, eq, ne } from 'drizzle-orm';
import { Failure } from '../../domain/error/failure';
import { automations, enrolments } from '../../db/schema';
import type { AutomationRunRef } from '../../workflows/automation-run/contract';
import type { Dispatcher, ShardCall } from './dispatcher';

const BATCH = 100;
/** Updates under way at once: each waits for its run to answer. */
const AT_ONCE = 8;

/**
 * Tells the walks that a pause held to go on, once their automation is not paused any more.
 * @returns how many were told; 0 when none is held.
 */
export async function releaseHeld({ dispatcher, shard }: ShardCall): Promise<number> {
  const held = await dispatcher.db
    .select({ automationId: enrolments.automationId, enrolmentId: enrolments.id })
    .from(enrolments)
    .innerJoin(automations, eq(automations.id, enrolments.automationId))
    .where(and(eq(enrolments.shard, shard), eq(enrolments.status, 'PAUSED'), ne(automations.status, 'PAUSED')))
    .orderBy(asc(enrolments.id))
    .limit(BATCH);
  let told = 0;
  for (let from = 0; from < held.length; from += AT_ONCE) {
    const answers = await Promise.all(held.slice(from, from + AT_ONCE).map((run) => tellToGoOn(dispatcher, run)));
    told += answers.filter(Boolean).length;
  }
  return told;
}

async function tellToGoOn({ workflows }: Dispatcher, run: AutomationRunRef): Promise<boolean> {
  try {
    await workflows.controlAutomationRun(run, 'retry');
    return true;
  } catch (error) {
    // It was told a moment ago, or has not yet heard that it is held: the next round sees which.
    if (error instanceof Failure && error.code === 'INVALID_STATE') return false;
    throw error;
  }
}
