import { and, eq, isNull, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { AutomationDefinition, Step } from '../../domain/automation/definition';
import type { Decision } from '../../domain/automation/decision';
import { asksFirst, stepDelayMs } from '../../domain/automation/skeleton';
import type { PassedWait, StepPlace, StepTask, WalkKey } from '../../domain/automation/walk';
import type { Why } from '../../domain/automation/why';
import type { Database } from '../../db/client';
import { contactTouches, enrolments } from '../../db/schema';
import { addCounts, WHOLE } from '../automation/count';
import { closeOpenRuns, recordPassed, writeRuns } from './step-runs';

/** Writes down what was decided at a step, and with it the arrival at the next one, or the end of the walk. */
export async function recordDecision(
  tx: Database,
  { task, step, definition, now }: Visit,
  decision: Decision,
): Promise<void> {
  const next = task.next[decision.way] ?? null;
  const arrival = next === null ? null : arrivalAt(definition, next, now);
  const passed = await recordPassed(tx, task, task.passed, now);
  // Sent together over the transaction's connection: one wait for all three.
  await Promise.all([
    writeRuns(tx, task, now, [
      { ...task, type: step.type, ...decision, branch: decision.way, endedAt: now },
      ...(arrival?.run ?? []),
    ]),
    moveEnrolment(tx, task, arrival === null ? ended(now, 'COMPLETED', { code: 'ENDED' }) : arrival.place),
    addCounts(tx, task.enrolmentId, [
      ...passed,
      { automationId: task.automationId, stepId: step.id, completed: 1 },
      ...(next === null ? [{ automationId: task.automationId, stepId: WHOLE, completed: 1 }] : []),
    ]),
  ]);
}

/** What a writer needs to know of the visit it writes down. */
export interface Visit {
  readonly task: StepTask;
  readonly step: Step;
  readonly definition: AutomationDefinition;
  readonly now: Date;
}

/** Writes down that the walk stands at a step: it waits there, is held, or failed. */
export async function recordStay(
  tx: Database,
  { task, step, now }: Visit,
  stay: { readonly status: 'WAITING' | 'PAUSED' | 'FAILED'; readonly until?: Date; readonly why?: Why },
): Promise<void> {
  const { status, until = null, why } = stay;
  if (status !== 'PAUSED' && why !== undefined) {
    await writeRuns(tx, task, now, [{ ...task, type: step.type, outcome: status, why }]);
  }
  await moveEnrolment(tx, task, { status, currentStepId: step.id, wakesAt: until });
  // No row tells when a walk was held or failed, which segments that ask about it must learn.
  if (status !== 'WAITING') {
    await tx.insert(contactTouches).values({ organizationId: task.organizationId, contactId: task.contactId });
  }
  await addCounts(tx, task.enrolmentId, await recordPassed(tx, task, task.passed, now));
}

/** Writes down an end that no step has; one that was written before stays. */
export async function recordEnd(tx: Database, key: WalkKey, passed: PassedWait | null, end: WalkEnding): Promise<void> {
  const counts = await recordPassed(tx, key, passed, end.at);
  if (end.status === 'EXITED') await closeOpenRuns(tx, key, end.reason, end.at);
  const moved = await moveEnrolment(tx, key, ended(end.at, end.status, end.reason));
  const completed = moved && end.status === 'COMPLETED';
  await addCounts(tx, key.enrolmentId, [
    ...counts,
    ...(completed ? [{ automationId: key.automationId, stepId: WHOLE, completed: 1 }] : []),
  ]);
}

interface WalkEnding {
  readonly at: Date;
  readonly status: 'COMPLETED' | 'EXITED';
  readonly reason: Why;
}

/** Where the walk stands after a step, and the run of the wait that begins there. */
function arrivalAt(definition: AutomationDefinition, place: StepPlace, now: Date) {
  const step = definition.steps.find(({ id }) => id === place.stepId);
  const delayMs = step === undefined || asksFirst(step) ? 0 : stepDelayMs(step);
  if (step === undefined || delayMs === 0) {
    return { place: { status: 'ACTIVE' as const, currentStepId: place.stepId, wakesAt: null }, run: [] };
  }
  const until = new Date(now.getTime() + delayMs);
  const why: Why = { code: 'WAITING', until: until.toISOString() };
  return {
    place: { status: 'WAITING' as const, currentStepId: step.id, wakesAt: until },
    run: [{ ...place, type: step.type, outcome: 'WAITING' as const, why }],
  };
}

type EnrolmentPlace = PgUpdateSetSource<typeof enrolments>;

/** Who took a contact out may have been written already, and stays. */
const ended = (at: Date, status: 'COMPLETED' | 'EXITED', reason: Why) => ({
  status,
  currentStepId: null,
  wakesAt: null,
  endedAt: at,
  endReason:
    status === 'EXITED' ? sql`coalesce(${enrolments.endReason}, ${JSON.stringify(reason)}::text::jsonb)` : reason,
});

async function moveEnrolment(tx: Database, key: WalkKey, place: EnrolmentPlace): Promise<boolean> {
  const moved = await tx
    .update(enrolments)
    .set(place)
    .where(
      and(
        eq(enrolments.id, key.enrolmentId),
        eq(enrolments.organizationId, key.organizationId),
        isNull(enrolments.endedAt),
      ),
    )
    .returning({ id: enrolments.id })
    .prepare('move_enrolment')
    .execute();
  return moved.length > 0;
}
