import { skipped } from '../../domain/automation/decision';
import { outcomeCount } from '../../domain/automation/next-step';
import type { FailedStep, StepResult, StepTask } from '../../domain/automation/walk';
import { loadVersion } from '../automation/load-version';
import type { ServiceCall } from '../context';
import { recordDecision, recordStay } from './record';
import { answerOf, lockStanding } from './standing';
import { stepIn } from './take-step';

/** Writes down that a step failed: the walk stands there until a person decides. */
export async function failStep({ ctx, input: task }: ServiceCall<FailedStep>): Promise<void> {
  const definition = await loadVersion(ctx, task);
  const visit = { task, step: stepIn(definition, task.stepId), definition, now: ctx.now() };
  const why = { code: 'STEP_FAILED', message: task.message } as const;
  await ctx.db.transaction(async (tx) => {
    const standing = await lockStanding(tx, task);
    if (standing === null || standing.endedAt !== null) return;
    await recordStay(tx, visit, { status: 'FAILED', why });
  });
}

/** Passes over a step that failed or is put off, because a person said so. It goes on by the step's last way. */
export async function skipStep({ ctx, input: task }: ServiceCall<StepTask>): Promise<StepResult> {
  const definition = await loadVersion(ctx, task);
  const step = stepIn(definition, task.stepId);
  const decision = skipped(outcomeCount(step), { code: 'SKIPPED_BY', who: '' });
  return ctx.db.transaction(async (tx) => {
    const answer = answerOf(await lockStanding(tx, task));
    if (answer !== null && answer.kind !== 'held') return answer;
    await recordDecision(tx, { task, step, definition, now: ctx.now() }, decision);
    return { kind: 'done', outcome: decision.way };
  });
}
