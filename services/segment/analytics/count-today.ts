import { and, eq, exists, gt, not, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import { organizations, segments, segmentSizes } from '../../../db/schema';
import { Failure } from '../../../domain/error/failure';
import type { ServiceCall } from '../../context';
import { getSegmentInOrganization } from '../load';
import { withCount } from '../size';

export interface UncountedSegment {
  readonly id: string;
  readonly organizationId: string;
}

interface Stretch {
  /** The last segment that had its turn; empty at the beginning. */
  readonly after: string;
  readonly limit: number;
  readonly now: Date;
}

/** Segments without a count of their organisation's present day, in the order of their ids. */
export function findUncounted(db: Database, { after, limit, now }: Stretch): Promise<readonly UncountedSegment[]> {
  const today = sql`(${now.toISOString()}::timestamptz at time zone ${organizations.timezone})::date`;
  const counted = db
    .select({ one: sql`1` })
    .from(segmentSizes)
    .where(and(eq(segmentSizes.segmentId, segments.id), eq(segmentSizes.day, today)));
  return db
    .select({ id: segments.id, organizationId: segments.organizationId })
    .from(segments)
    .innerJoin(organizations, eq(organizations.id, segments.organizationId))
    .where(and(not(exists(counted)), after === '' ? undefined : gt(segments.id, after)))
    .orderBy(segments.id)
    .limit(limit);
}

/** Counts a segment and keeps the count. @returns false when it took too long, cannot be asked, or is gone. */
export async function countToday({ ctx, input }: ServiceCall<{ readonly segmentId: string }>): Promise<boolean> {
  try {
    const row = await getSegmentInOrganization(ctx, input.segmentId);
    return (await withCount(ctx, row)) !== row;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
