import { campaigns } from '../../db/schema';
import type { CampaignStatus } from '../../domain/campaign/campaign';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { countWithinLimits } from './limits';
import { getCampaignInOrganization } from './load';
import type { CampaignRow } from './load';
import { assertStatus } from './refusals';
import { reschedule, stillUnsent } from './reschedule';
import { assertSendable } from './sendable';

export interface Launched {
  readonly campaignId: string;
  readonly workflowId: string;
  readonly status: CampaignStatus;
  /** An estimate until the audience is written down, a moment later. */
  readonly totalRecipients: number;
}

/**
 * Sends a draft now, or a scheduled campaign before its time. The run is started before the table says so: were it the
 * other way round, a crash in between would leave a campaign that calls itself sent and never is.
 * @throws NOT_FOUND; INVALID_STATE; INVALID_EMAIL_CONTENT; VALIDATION_FAILED at `settings.from`; SEGMENT_TOO_SMALL and
 *   SEGMENT_TOO_LARGE outside the organisation's limits; FORBIDDEN beyond the member's métiers.
 */
export async function launchCampaign({ ctx, input }: ServiceCall<{ readonly campaignId: string }>): Promise<Launched> {
  const campaign = await getCampaignInOrganization(ctx, input.campaignId);
  assertStatus(campaign, ['DRAFT', 'SCHEDULED'], onlyUnsent);
  await assertSendable(ctx, campaign);
  const { recipients: totalRecipients } = await countWithinLimits(ctx, campaign);
  const workflowId = await startNow(ctx, campaign);
  await markSending(ctx, campaign, totalRecipients);
  const { status } = await getCampaignInOrganization(ctx, campaign.id);
  return { campaignId: campaign.id, workflowId, status, totalRecipients };
}

async function startNow(ctx: ServiceContext, campaign: CampaignRow): Promise<string> {
  const run = { organizationId: ctx.organizationId, campaignId: campaign.id };
  const { workflowId } = await ctx.workflows.startCampaignSend(run);
  if (campaign.status === 'SCHEDULED') await reschedule(ctx, campaign, ctx.now());
  return workflowId;
}

/** The run may be ahead of us already; then its word stands. */
async function markSending(ctx: ServiceContext, campaign: CampaignRow, totalRecipients: number): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx
      .update(campaigns)
      .set({ status: 'SENDING', startedAt: ctx.now(), totalRecipients, refusal: null, updatedAt: ctx.now() })
      .where(stillUnsent(campaign));
    await recordChange(ctx, tx, {
      action: 'campaign.launched',
      entity: { type: 'campaign', id: campaign.id },
      before: { status: campaign.status },
      after: { status: 'SENDING', totalRecipients },
    });
  });
}

const onlyUnsent = {
  en: 'Only a draft or a scheduled campaign can be sent.',
  fr: 'Seuls un brouillon ou une campagne programmée peuvent être envoyés.',
};
