import { eq, sql } from 'drizzle-orm';
import { segments, segmentSizes } from '../../../db/schema';
import type { ServiceContext } from '../../context';
import type { SegmentRow } from '../load';
import { zoneInStatement } from '../scope';

/** Lists say when a segment was last counted; to the hour is exact enough, and spares a write each time one is shown. */
const STALE_AFTER_MS = 3_600_000;

/**
 * Keeps a count of a whole segment: for lists in its row, and as the point of the organisation's present day.
 * @returns the row as it is from now on.
 */
export async function keepCount(ctx: ServiceContext, row: SegmentRow, contactCount: number): Promise<SegmentRow> {
  const lastUpdated = ctx.now();
  const counted = { contactCount, lastUpdated };
  const isFresh = row.lastUpdated !== null && lastUpdated.getTime() - row.lastUpdated.getTime() < STALE_AFTER_MS;
  if (contactCount !== row.contactCount || !isFresh) {
    await ctx.db
      .update(segments)
      .set({ ...counted, updatedAt: row.updatedAt })
      .where(eq(segments.id, row.id));
  }
  await ctx.db.execute(sql`
    insert into ${segmentSizes} (segment_id, day, count, counted_at)
    select ${segments.id}, (${lastUpdated.toISOString()}::timestamptz at time zone ${zoneInStatement(ctx)})::date,
      ${contactCount}::int, ${lastUpdated.toISOString()}::timestamptz
    from ${segments} where ${segments.id} = ${row.id}::uuid
    on conflict (segment_id, day) do update set count = excluded.count, counted_at = excluded.counted_at
    where segment_sizes.count <> excluded.count and segment_sizes.counted_at <= excluded.counted_at`);
  return { ...row, ...counted };
}
