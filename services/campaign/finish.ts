import type { CampaignStats } from '../../domain/campaign/campaign';
import type { ServiceCall } from '../context';
import { setCampaignStatus } from './set-status';
import { noStats, readCampaignStats } from './stats';

export type CampaignResult = Pick<CampaignStats, 'sent' | 'failed' | 'bounced' | 'inDoubt' | 'excluded'>;

/** Marks a campaign sent, with messages in doubt too, and says how it came out. @throws NOT_FOUND */
export async function finishCampaign(call: ServiceCall<{ readonly campaignId: string }>): Promise<CampaignResult> {
  const { ctx, input } = call;
  await setCampaignStatus({ ctx, input: { campaignId: input.campaignId, status: 'SENT' } });
  const stats = (await readCampaignStats(ctx.db, [input.campaignId])).get(input.campaignId) ?? noStats;
  const { sent, failed, bounced, inDoubt, excluded } = stats;
  return { sent, failed, bounced, inDoubt, excluded };
}
