import { asc, inArray } from 'drizzle-orm';
import type { Enrolment, StepRun } from '../../domain/automation/enrolment';
import { whySentence } from '../../domain/automation/why-sentence';
import { stepRuns } from '../../db/schema';
import { automationRunId } from '../../workflows/automation-run/contract';
import type { ServiceContext } from '../context';
import { timezoneOf } from '../organization/timezone';
import type { EnrolmentRow } from './load';

/** Enrolments as the API shows them, each with its steps and why, in the reader's language. */
export async function presentEnrolments(
  ctx: ServiceContext,
  rows: readonly EnrolmentRow[],
): Promise<readonly Enrolment[]> {
  const timezone = await timezoneOf(ctx);
  const steps = await stepsOf(ctx, rows, timezone);
  return rows.map(({ enrolment, contact }) => ({
    id: enrolment.id,
    workflowId: enrolment.automationId,
    version: enrolment.version,
    contactId: enrolment.contactId,
    contact,
    status: enrolment.status,
    currentStepId: enrolment.currentStepId,
    enteredAt: enrolment.enteredAt.toISOString(),
    endedAt: enrolment.endedAt?.toISOString() ?? null,
    endReason: enrolment.endReason && whySentence(enrolment.endReason, ctx.locale, timezone),
    wakesAt: enrolment.wakesAt?.toISOString() ?? null,
    temporal: temporalOf(ctx, { ...enrolment, enrolmentId: enrolment.id }),
    steps: steps.get(enrolment.id) ?? [],
  }));
}

/** A long walk continues in a new run under the same id, so that the address is that of the latest. */
function temporalOf({ workflows }: ServiceContext, run: RunOfEnrolment): Enrolment['temporal'] {
  const workflowId = automationRunId(run);
  return { workflowId, runId: run.runId, url: run.runId === null ? null : workflows.runUrl(workflowId) };
}

interface RunOfEnrolment {
  readonly automationId: string;
  readonly enrolmentId: string;
  readonly runId: string | null;
}

async function stepsOf(
  { db, locale }: ServiceContext,
  rows: readonly EnrolmentRow[],
  timezone: string,
): Promise<ReadonlyMap<string, readonly StepRun[]>> {
  const byEnrolment = new Map<string, StepRun[]>();
  if (rows.length === 0) return byEnrolment;
  const ids = rows.map(({ enrolment }) => enrolment.id);
  // A wait is written in the moment of the step before it, which has ended first.
  const runs = await db
    .select()
    .from(stepRuns)
    .where(inArray(stepRuns.enrolmentId, ids))
    .orderBy(asc(stepRuns.at), asc(stepRuns.endedAt));
  for (const run of runs) {
    const steps = byEnrolment.get(run.enrolmentId) ?? [];
    byEnrolment.set(run.enrolmentId, steps);
    steps.push({
      stepId: run.stepId,
      type: run.type,
      visit: run.visit,
      at: run.at.toISOString(),
      endedAt: run.endedAt?.toISOString() ?? null,
      outcome: run.outcome,
      why: whySentence(run.why, locale, timezone),
      ...(run.messageId === null ? {} : { messageId: run.messageId }),
    });
  }
  return byEnrolment;
}
