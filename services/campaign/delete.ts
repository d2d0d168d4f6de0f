import { eq } from 'drizzle-orm';
import { campaigns } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getCampaignInOrganization } from './load';
import { assertStatus } from './refusals';

/**
 * Deletes a draft or a cancelled campaign; what a cancelled one had sent already stays on its recipients' timelines.
 * @throws NOT_FOUND; INVALID_STATE in every other state.
 */
export async function deleteCampaign({ ctx, input }: ServiceCall<{ readonly campaignId: string }>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await getCampaignInOrganization(ctx, input.campaignId, { tx, lock: true });
    assertStatus(row, ['DRAFT', 'CANCELLED'], onlyUnsent);
    await tx.delete(campaigns).where(eq(campaigns.id, row.id));
    await recordChange(ctx, tx, {
      action: 'campaign.deleted',
      entity: { type: 'campaign', id: row.id },
      before: { name: row.name, status: row.status },
    });
  });
}

const onlyUnsent = {
  en: 'Only a draft or a cancelled campaign can be deleted.',
  fr: 'Seuls un brouillon ou une campagne annulée peuvent être supprimés.',
};
