import { and, eq, isNull, or } from 'drizzle-orm';
import type { Enrolment, EnrolmentStatus } from '../../domain/automation/enrolment';
import { failure } from '../../domain/error/failure';
import { enrolments } from '../../db/schema';
import type { EnrolmentWish } from '../../workflows/automation-run/contract';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { getEnrolment } from './get';
import type { EnrolmentRow } from './load';
import { getEnrolmentInOrganization } from './load';

interface EnrolmentControl {
  readonly enrolmentId: string;
  readonly wish: EnrolmentWish;
}

const pastTense: Readonly<Record<EnrolmentWish, string>> = { skip: 'skipped', exit: 'exited', retry: 'retried' };

const alive: readonly EnrolmentStatus[] = ['ACTIVE', 'WAITING', 'PAUSED', 'FAILED'];
const possibleIn: Readonly<Record<EnrolmentWish, readonly EnrolmentStatus[]>> = {
  skip: ['WAITING', 'FAILED'],
  retry: ['FAILED'],
  exit: alive,
};

/**
 * Passes a contact over a wait or a failed step, tries a failed step again, or takes the contact out.
 * @throws Failure NOT_FOUND; INVALID_STATE when the walk is not where the wish makes sense, or has ended.
 */
export async function controlEnrolment({ ctx, input }: ServiceCall<EnrolmentControl>): Promise<Enrolment> {
  const { wish, enrolmentId } = input;
  const { enrolment } = await getEnrolmentInOrganization(ctx, enrolmentId);
  if (!possibleIn[wish].includes(enrolment.status) || enrolment.runId === null)
    throw failure('INVALID_STATE', { message: notNow, workflowId: enrolment.automationId });
  await ctx.workflows.controlAutomationRun({ automationId: enrolment.automationId, enrolmentId }, wish);
  await rememberWho(ctx, enrolment, wish);
  return getEnrolment({ ctx, input: { enrolmentId } });
}

/** The run knows no names, so that none is in its history: who took the contact out is added here. */
async function rememberWho(ctx: ServiceContext, { id, currentStepId }: EnrolmentRow['enrolment'], wish: EnrolmentWish) {
  await ctx.db.transaction(async (tx) => {
    if (wish === 'exit') {
      const endReason = { code: 'EXITED_BY', who: ctx.actor.name } as const;
      await tx
        .update(enrolments)
        .set({ endReason })
        .where(and(eq(enrolments.id, id), or(isNull(enrolments.endedAt), eq(enrolments.status, 'EXITED'))));
    }
    const entity = { type: 'enrolment', id };
    await recordChange(ctx, tx, { action: `enrolment.${pastTense[wish]}`, entity, before: { stepId: currentStepId } });
  });
}

const notNow = {
  en: 'This is not possible where the contact stands now. Load the walk again to see where that is.',
  fr: "Ce n'est pas possible là où se trouve le contact. Rechargez le parcours pour le voir.",
};
