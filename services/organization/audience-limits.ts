import { eq } from 'drizzle-orm';
import { organizations } from '../../db/schema';
import type { AudienceLimits } from '../../domain/campaign/audience-limits';
import { failure } from '../../domain/error/failure';
import type { ServiceContext } from '../context';

/** How few and how many people the organisation's campaigns may be for. */
export async function readAudienceLimits(ctx: Pick<ServiceContext, 'db' | 'organizationId'>): Promise<AudienceLimits> {
  const [row] = await ctx.db
    .select({ minimum: organizations.minimumAudience, maximum: organizations.maximumAudience })
    .from(organizations)
    .where(eq(organizations.id, ctx.organizationId));
  if (!row) throw failure('NOT_FOUND');
  return row;
}
