import { scorePassId } from '../../workflows/score-pass/contract';
import { recordChange } from '../audit/record-change';
import type { ServiceContext } from '../context';
import { requestPass, startPassNow } from './progress';

/** Has every score computed anew from the events; asked again while it is under way, it begins again. */
export async function recomputeScores({
  ctx,
}: {
  readonly ctx: ServiceContext;
}): Promise<{ readonly workflowId: string }> {
  const { organizationId } = ctx;
  await ctx.db.transaction(async (tx) => {
    await requestPass(tx, organizationId, 'EVENTS');
    const entity = { type: 'scoring', id: organizationId };
    await recordChange(ctx, tx, { action: 'scoring.recompute_requested', entity });
  });
  await startPassNow(ctx);
  return { workflowId: scorePassId({ organizationId }) };
}
