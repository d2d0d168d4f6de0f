import { and, eq, sql } from 'drizzle-orm';
import type { StepType } from '../../domain/automation/definition';
import type { StepOutcome } from '../../domain/automation/enrolment';
import type { PassedWait, StepPlace, WalkKey } from '../../domain/automation/walk';
import type { Why } from '../../domain/automation/why';
import type { Database } from '../../db/client';
import { stepRuns } from '../../db/schema';
import type { Count } from '../automation/count';

export interface RunToWrite extends StepPlace {
  readonly type: StepType;
  readonly outcome: StepOutcome;
  readonly why: Why;
  readonly branch?: number;
  readonly messageId?: string | null;
  readonly endedAt?: Date;
}

/** A visit has one row: what it says of the outcome is replaced, when the walk arrived stays. */
export async function writeRuns(tx: Database, key: WalkKey, now: Date, runs: readonly RunToWrite[]): Promise<void> {
  const rows = runs.map(({ stepId, visit, type, outcome, why, branch, messageId, endedAt }) => ({
    organizationId: key.organizationId,
    automationId: key.automationId,
    enrolmentId: key.enrolmentId,
    stepId,
    visit,
    type,
    outcome,
    why,
    branch: branch ?? null,
    messageId: messageId ?? null,
    at: now,
    endedAt: endedAt ?? null,
  }));
  await tx
    .insert(stepRuns)
    .values(rows)
    .onConflictDoUpdate({
      target: [stepRuns.enrolmentId, stepRuns.stepId, stepRuns.visit],
      set: {
        outcome: sql`excluded.outcome`,
        branch: sql`excluded.branch`,
        why: sql`excluded.why`,
        messageId: sql`excluded.message_id`,
        endedAt: sql`excluded.ended_at`,
      },
    })
    .prepare('write_step_runs')
    .execute();
}

/** A wait that is over; counted only the first time that this is written. */
export async function recordPassed(
  tx: Database,
  key: WalkKey,
  passed: PassedWait | null,
  now: Date,
): Promise<readonly Count[]> {
  if (passed === null) return [];
  const why: Why = passed.by === 'TIME' ? { code: 'WAITED' } : { code: 'SKIPPED_BY', who: '' };
  const changed = await tx
    .update(stepRuns)
    .set({ outcome: passed.by === 'TIME' ? 'DONE' : 'SKIPPED', branch: 0, why, endedAt: now })
    .where(
      and(
        eq(stepRuns.enrolmentId, key.enrolmentId),
        eq(stepRuns.stepId, passed.stepId),
        eq(stepRuns.visit, passed.visit),
        eq(stepRuns.outcome, 'WAITING'),
      ),
    )
    .returning({ id: stepRuns.id });
  return changed.map(() => ({ automationId: key.automationId, stepId: passed.stepId, completed: 1 }));
}

/** A walk that is left in the middle of a wait waits no more. */
export async function closeOpenRuns(tx: Database, key: WalkKey, why: Why, now: Date): Promise<void> {
  await tx
    .update(stepRuns)
    .set({ outcome: 'SKIPPED', why, endedAt: now })
    .where(and(eq(stepRuns.enrolmentId, key.enrolmentId), eq(stepRuns.outcome, 'WAITING')));
}
