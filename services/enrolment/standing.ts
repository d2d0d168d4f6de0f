import { and, eq } from 'drizzle-orm';
import type { AutomationStatus } from '../../domain/automation/definition';
import type { StepOutcome } from '../../domain/automation/enrolment';
import type { StepPlace, StepResult, WalkKey } from '../../domain/automation/walk';
import type { Database } from '../../db/client';
import { automations, enrolments, stepRuns } from '../../db/schema';

/** How a walk stands at a step, before anything is done there. */
export interface Standing {
  readonly artistId: string | null;
  readonly triggerEventId: string | null;
  readonly endedAt: Date | null;
  readonly automationStatus: AutomationStatus;
  /** What an earlier attempt has written down of this visit. */
  readonly outcome: StepOutcome | null;
  readonly branch: number | null;
}

/** Null when the contact was erased, and the enrolment with it. */
export async function readStanding(db: Database, place: WalkKey & StepPlace): Promise<Standing | null> {
  const [row] = await standingQuery(db, place).prepare('read_standing').execute();
  return row ?? null;
}

/** The same, and locks the enrolment, so that a repeated attempt waits for the one it repeats. */
export async function lockStanding(tx: Database, place: WalkKey & StepPlace): Promise<Standing | null> {
  const [row] = await standingQuery(tx, place).for('update', { of: enrolments }).prepare('lock_standing').execute();
  return row ?? null;
}

const standingQuery = (db: Database, place: WalkKey & StepPlace) =>
  db
    .select({
      artistId: enrolments.artistId,
      triggerEventId: enrolments.triggerEventId,
      endedAt: enrolments.endedAt,
      automationStatus: automations.status,
      outcome: stepRuns.outcome,
      branch: stepRuns.branch,
    })
    .from(enrolments)
    .innerJoin(automations, eq(automations.id, enrolments.automationId))
    .leftJoin(
      stepRuns,
      and(eq(stepRuns.enrolmentId, enrolments.id), eq(stepRuns.stepId, place.stepId), eq(stepRuns.visit, place.visit)),
    )
    .where(and(eq(enrolments.id, place.enrolmentId), eq(enrolments.organizationId, place.organizationId)));

/** The answer where nothing is left to do; null when the step is to be taken now. */
export function answerOf(standing: Standing | null): StepResult | null {
  if (standing === null) return { kind: 'gone' };
  const { outcome, branch } = standing;
  if (outcome !== null && outcome !== 'WAITING' && outcome !== 'FAILED') return { kind: 'done', outcome: branch ?? 0 };
  if (standing.endedAt !== null) return { kind: 'gone' };
  return standing.automationStatus === 'PAUSED' ? { kind: 'held' } : null;
}
