import { asksFirst, stepDelayMs } from '../../domain/automation/skeleton';
import type { StepResult, StepTask } from '../../domain/automation/walk';
import { loadVersion } from '../automation/load-version';
import type { ServiceCall } from '../context';
import { recordDecision, recordStay } from './record';
import { answerOf, lockStanding } from './standing';
import { scopedTo, stepIn, unlessHolding } from './take-step';

/**
 * Writes down that a walk waits at a step, where the step before could not: the first step of a flow, a wait after a
 * wait, and a wait whose conditions are asked when the walk comes to it.
 */
export async function beginWait({ ctx, input: task }: ServiceCall<StepTask>): Promise<StepResult> {
  const definition = await loadVersion(ctx, task);
  const step = stepIn(definition, task.stepId);
  return ctx.db.transaction(async (tx) => {
    const standing = await lockStanding(tx, task);
    const answer = answerOf(standing);
    const now = ctx.now();
    const visit = { task, step, definition, now };
    if (answer?.kind === 'held') await recordStay(tx, visit, { status: 'PAUSED' });
    if (answer !== null || standing === null) return answer ?? { kind: 'gone' };
    const passedOver = asksFirst(step)
      ? await unlessHolding(scopedTo({ ...ctx, db: tx }, standing), step, task.contactId)
      : null;
    if (passedOver !== null) {
      await recordDecision(tx, visit, passedOver);
      return { kind: 'done', outcome: passedOver.way };
    }
    const until = new Date(now.getTime() + stepDelayMs(step));
    await recordStay(tx, visit, { status: 'WAITING', until, why: { code: 'WAITING', until: until.toISOString() } });
    return { kind: 'waiting' };
  });
}
