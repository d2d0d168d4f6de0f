import { audienceRefusal } from '../../domain/campaign/audience-limits';
import type { ServiceContext } from '../context';
import { countAudience } from '../message/audience';
import type { AudienceCounts } from '../message/audience';
import { readAudienceLimits } from '../organization/audience-limits';
import { audienceOf } from './audience';
import type { CampaignRow } from './load';

/**
 * Counts whom a campaign is for.
 * @throws Failure SEGMENT_TOO_SMALL or SEGMENT_TOO_LARGE outside the organisation's limits.
 */
export async function countWithinLimits(ctx: ServiceContext, campaign: CampaignRow): Promise<AudienceCounts> {
  const counts = await countAudience(ctx, audienceOf(campaign));
  const refusal = audienceRefusal(campaign.id, counts.recipients + counts.excluded, await readAudienceLimits(ctx));
  if (refusal) throw refusal;
  return counts;
}
