import type { ServiceContext } from '../context';
import { assertOwnMetier } from './audience';
import { assertCompiles, campaignSource } from './content-source';
import type { CampaignRow } from './load';

/**
 * Makes sure that a campaign could go out as it is.
 * @throws INVALID_EMAIL_CONTENT; VALIDATION_FAILED at `settings.from`; FORBIDDEN beyond the member's métiers.
 */
export async function assertSendable(ctx: ServiceContext, campaign: CampaignRow): Promise<void> {
  assertOwnMetier(ctx, campaign);
  await assertCompiles(campaign.id, await campaignSource(ctx, campaign));
}
