import type { Campaign } from '../../domain/campaign/campaign';
import type { ServiceCall } from '../context';
import { getCampaignInOrganization } from './load';
import { presentCampaign } from './present';

/** One campaign with its live counters. @throws NOT_FOUND */
export async function getCampaign({ ctx, input }: ServiceCall<{ readonly campaignId: string }>): Promise<Campaign> {
  return presentCampaign(ctx, await getCampaignInOrganization(ctx, input.campaignId));
}
