import { and, eq, inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { campaigns } from '../../db/schema';
import type { ServiceContext } from '../context';
import type { CampaignRow } from './load';

/** Gives a waiting run another time; it reads it from the table. @throws INVALID_STATE when the run has ended. */
export async function reschedule(
  ctx: ServiceContext,
  { id, organizationId }: CampaignRow,
  sendAt: Date,
): Promise<void> {
  await ctx.db.update(campaigns).set({ sendDate: sendAt, updatedAt: ctx.now() }).where(eq(campaigns.id, id));
  await ctx.workflows.controlCampaignSend({ organizationId, campaignId: id }, 'reschedule');
}

/** The campaign as it was seen before its run was started; a run that was refused meanwhile has the last word. */
export const stillUnsent = ({ id, refusal }: CampaignRow): SQL | undefined =>
  and(
    eq(campaigns.id, id),
    inArray(campaigns.status, ['DRAFT', 'SCHEDULED']),
    sql`${campaigns.refusal} is not distinct from ${refusal && JSON.stringify(refusal)}::text::jsonb`,
  );
