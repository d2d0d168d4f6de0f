import { and, eq } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { segments } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import { isUuid } from '../../domain/identity/uuid';
import type { Segment } from '../../domain/segment/criteria';
import type { ServiceContext } from '../context';

export type SegmentRow = typeof segments.$inferSelect;

/** The segments of the tenant, or of the workspace where one is asked for. */
export const visibleSegments = ({
  organizationId,
  artistId,
}: Pick<ServiceContext, 'organizationId' | 'artistId'>): SQL | undefined =>
  and(eq(segments.organizationId, organizationId), artistId === null ? undefined : eq(segments.artistId, artistId));

/** @throws Failure NOT_FOUND when the id is unknown, or of another tenant or workspace. */
export async function getSegmentInOrganization(
  ctx: ServiceContext,
  segmentId: string,
  { tx = ctx.db, lock = false }: { readonly tx?: Database; readonly lock?: boolean } = {},
): Promise<SegmentRow> {
  if (!isUuid(segmentId)) throw failure('NOT_FOUND');
  const query = tx
    .select()
    .from(segments)
    .where(and(visibleSegments(ctx), eq(segments.id, segmentId)));
  const [row] = await (lock ? query.for('update') : query);
  if (!row) throw failure('NOT_FOUND');
  return row;
}

/** A row as one may see it: what is kept of its members is of all of them, and nothing to who sees some métiers alone. */
export const visibleRow = ({ metiers }: Pick<ServiceContext, 'metiers'>, row: SegmentRow): SegmentRow =>
  metiers.length > 0 ? { ...row, averageEngagement: null, conversionRate: null } : row;

/** A row as the API shows it. */
export const presentSegment = ({ lastUpdated, createdAt, updatedAt, ...row }: SegmentRow): Segment => ({
  ...row,
  lastUpdated: lastUpdated?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
