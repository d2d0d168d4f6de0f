import { and, arrayContains, eq, inArray, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { campaigns } from '../../db/schema';
import type { ServiceCall, ServiceContext } from '../context';
import type { Named, Naming } from './find-naming';
import { findNaming } from './find-naming';
import { getSegmentInOrganization } from './load';

/** What asks a segment, or will ask it again. */
export interface SegmentUsage extends Naming {
  /** Campaigns that have not begun to send. */
  readonly campaigns: readonly Named[];
}

/** @throws Failure NOT_FOUND */
export async function getSegmentUsage({
  ctx,
  input,
}: ServiceCall<{ readonly segmentId: string }>): Promise<SegmentUsage> {
  const { id } = await getSegmentInOrganization(ctx, input.segmentId);
  return findUsage(ctx, ctx.db, id);
}

export async function findUsage(ctx: ServiceContext, tx: Database, segmentId: string): Promise<SegmentUsage> {
  // In either case; ids are too long to be met by chance.
  const names = (document: SQL) => sql`strpos(lower(${document}::text), ${`"${segmentId}"`}) > 0`;
  const [usingCampaigns, naming] = await Promise.all([
    tx
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(
        and(
          eq(campaigns.organizationId, ctx.organizationId),
          inArray(campaigns.status, ['DRAFT', 'SCHEDULED']),
          or(arrayContains(campaigns.segments, [segmentId]), arrayContains(campaigns.excludeSegments, [segmentId])),
        ),
      ),
    findNaming(ctx, tx, names),
  ]);
  return { campaigns: usingCampaigns, ...naming };
}
