import type { AudienceLimits, AudienceVerdict } from '../../domain/campaign/audience-limits';
import { judgeAudience } from '../../domain/campaign/audience-limits';
import type { ServiceCall } from '../context';
import { countAudience } from '../message/audience';
import type { AudienceCounts } from '../message/audience';
import { audienceOf } from './audience';
import { readAudienceLimits } from '../organization/audience-limits';
import { getCampaignInOrganization } from './load';

interface AudiencePreview extends AudienceCounts {
  /** In the segments, whether they may be written to or not: what the limits are about. */
  readonly people: number;
  readonly verdict: AudienceVerdict;
  readonly limits: AudienceLimits;
}

/**
 * How many people would get the campaign now, why the others would not, and whether there are enough and not too many.
 * @throws NOT_FOUND
 */
export async function previewAudience({
  ctx,
  input,
}: ServiceCall<{ readonly campaignId: string }>): Promise<AudiencePreview> {
  const campaign = await getCampaignInOrganization(ctx, input.campaignId);
  const [counts, limits] = await Promise.all([countAudience(ctx, audienceOf(campaign)), readAudienceLimits(ctx)]);
  const people = counts.recipients + counts.excluded;
  return { ...counts, people, verdict: judgeAudience(people, limits), limits };
}
