import { eq, sql } from 'drizzle-orm';
import { campaigns } from '../../db/schema';
import type { CampaignStatus } from '../../domain/campaign/campaign';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getCampaignInOrganization } from './load';

export interface CampaignStatusChange {
  readonly campaignId: string;
  readonly status: CampaignStatus;
  /** ISO 8601, for a campaign that becomes SCHEDULED. */
  readonly sendAt?: string | undefined;
}

/** Writes down what the run says of its campaign. The run owns the status; this is its projection. @throws NOT_FOUND */
export async function setCampaignStatus({ ctx, input }: ServiceCall<CampaignStatusChange>): Promise<void> {
  const { campaignId, status, sendAt } = input;
  await ctx.db.transaction(async (tx) => {
    const before = await getCampaignInOrganization(ctx, campaignId, { tx, lock: true });
    if (before.status === status) return;
    const now = ctx.now();
    await tx
      .update(campaigns)
      .set({
        status,
        updatedAt: now,
        ...(status === 'SENDING' ? { startedAt: before.startedAt ?? now } : {}),
        ...(status === 'SENT' ? { sentAt: sql`coalesce(${campaigns.sentAt}, ${now.toISOString()}::timestamptz)` } : {}),
        ...(status === 'DRAFT' ? { startedAt: null, sendDate: null } : {}),
        ...(sendAt === undefined ? {} : { sendDate: new Date(sendAt) }),
      })
      .where(eq(campaigns.id, campaignId));
    await recordChange(ctx, tx, {
      action: 'campaign.status',
      entity: { type: 'campaign', id: campaignId },
      before: { status: before.status },
      after: { status },
    });
  });
}
