import { and, count, inArray, isNull, sum } from 'drizzle-orm';
import type { Automation, StepCounts } from '../../domain/automation/definition';
import type { Database } from '../../db/client';
import { automationStats, enrolments } from '../../db/schema';
import { WHOLE } from './count';

export type AutomationCounts = Automation['stats'];

interface Tally {
  entered: number;
  active: number;
  completed: number;
  failed: number;
  readonly steps: Record<string, { waiting: number; passed: number; failed: number }>;
}

/** Counts of automations: who is inside, at which step, by an index; what is over, by counters. */
export async function countAutomations(
  db: Database,
  automationIds: readonly string[],
): Promise<ReadonlyMap<string, AutomationCounts>> {
  const tallies = new Map<string, Tally>(
    automationIds.map((id) => [id, { entered: 0, active: 0, completed: 0, failed: 0, steps: {} }]),
  );
  if (automationIds.length === 0) return tallies;
  const [over, inside] = await Promise.all([readCounters(db, automationIds), readInside(db, automationIds)]);
  for (const { automationId, stepId, entered, completed } of over) {
    const tally = tallies.get(automationId);
    if (tally === undefined) continue;
    if (stepId === WHOLE) Object.assign(tally, { entered: Number(entered), completed: Number(completed) });
    else stepOf(tally, stepId).passed = Number(completed);
  }
  for (const { automationId, stepId, status, people } of inside) {
    const tally = tallies.get(automationId);
    if (tally === undefined) continue;
    const failed = status === 'FAILED' ? people : 0;
    tally.active += people;
    tally.failed += failed;
    if (stepId === null) continue;
    const step = stepOf(tally, stepId);
    step.failed += failed;
    step.waiting += people - failed;
  }
  return tallies;
}

function stepOf({ steps }: Tally, stepId: string) {
  return (steps[stepId] ??= { waiting: 0, passed: 0, failed: 0 } satisfies StepCounts);
}

const readCounters = (db: Database, ids: readonly string[]) =>
  db
    .select({
      automationId: automationStats.automationId,
      stepId: automationStats.stepId,
      entered: sum(automationStats.entered),
      completed: sum(automationStats.completed),
    })
    .from(automationStats)
    .where(inArray(automationStats.automationId, [...ids]))
    .groupBy(automationStats.automationId, automationStats.stepId);

const readInside = (db: Database, ids: readonly string[]) =>
  db
    .select({
      automationId: enrolments.automationId,
      stepId: enrolments.currentStepId,
      status: enrolments.status,
      people: count(),
    })
    .from(enrolments)
    .where(and(inArray(enrolments.automationId, [...ids]), isNull(enrolments.endedAt)))
    .groupBy(enrolments.automationId, enrolments.currentStepId, enrolments.status);
