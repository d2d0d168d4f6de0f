import { eq } from 'drizzle-orm';
import { organizations } from '../../db/schema';
import type { AudienceLimits } from '../../domain/campaign/audience-limits';
import { audienceRefusal } from '../../domain/campaign/audience-limits';
import { failure } from '../../domain/error/failure';
import type { ServiceContext } from '../context';
import { countAudience } from '../message/audience';
import type { AudienceCounts } from '../message/audience';
import { audienceOf } from './audience';
import type { CampaignRow } from './load';

/** How few and how many people the organisation's campaigns may be for. */
export async function readLimits(ctx: Pick<ServiceContext, 'db' | 'organizationId'>): Promise<AudienceLimits> {
  const [row] = await ctx.db
    .select({ minimum: organizations.minimumAudience, maximum: organizations.maximumAudience })
    .from(organizations)
    .where(eq(organizations.id, ctx.organizationId));
  if (!row) throw failure('NOT_FOUND');
  return row;
}

/**
 * Counts whom a campaign is for.
 * @throws Failure SEGMENT_TOO_SMALL or SEGMENT_TOO_LARGE outside the organisation's limits.
 */
export async function countWithinLimits(ctx: ServiceContext, campaign: CampaignRow): Promise<AudienceCounts> {
  const counts = await countAudience(ctx, audienceOf(campaign));
  const refusal = audienceRefusal(campaign.id, counts.recipients + counts.excluded, await readLimits(ctx));
  if (refusal) throw refusal;
  return counts;
}
