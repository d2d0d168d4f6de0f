import type { Sql } from 'postgres';
import type { ServiceCall } from '../context';
import { storeContent } from '../message/content';
import { snapshotAudience } from '../message/snapshot';
import type { Snapshot } from '../message/snapshot';
import { audienceOf } from './audience';
import { campaignSource } from './content-source';
import { getCampaignInOrganization } from './load';

interface Prepare {
  readonly sql: Sql;
  readonly call: ServiceCall<{ readonly campaignId: string }>;
}

/**
 * Freezes what a campaign says and to whom: from here on nothing that is changed elsewhere changes what goes out.
 * Done again, it returns what the first time made.
 * @throws NOT_FOUND; INVALID_EMAIL_CONTENT; VALIDATION_FAILED for a segment or a sender that is gone.
 */
export async function prepareCampaign({ sql, call: { ctx, input } }: Prepare): Promise<Snapshot> {
  const campaign = await getCampaignInOrganization(ctx, input.campaignId);
  const { organizationId, artistId } = campaign;
  const contentId =
    campaign.contentId ?? (await storeContent(sql, { organizationId, artistId }, await campaignSource(ctx, campaign)));
  return snapshotAudience(ctx, { campaignId: campaign.id, contentId, audience: audienceOf(campaign) });
}
