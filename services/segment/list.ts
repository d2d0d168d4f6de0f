import { and, arrayContains, eq, gt, inArray, sql } from 'drizzle-orm';
import { segments, segmentSizes } from '../../db/schema';
import type { Segment } from '../../domain/segment/criteria';
import type { ListSegments, SegmentSort } from '../../domain/segment/schema';
import { segmentSorts } from '../../domain/segment/schema';
import type { ServiceCall, ServiceContext } from '../context';
import { cutPage, decodeCursor } from '../cursor';
import type { Page } from '../list';
import type { SegmentRow } from './load';
import { presentSegment, visibleRow, visibleSegments } from './load';

/** How far back the trend in a list goes. */
const TREND_DAYS = 30;

/** A segment as a list shows it. */
interface ListedSegment extends Segment {
  readonly trend: readonly number[];
}

interface SortKey {
  readonly expression: ReturnType<typeof sql>;
  readonly type: 'text' | 'timestamptz';
  readonly valueOf: (row: SegmentRow) => string;
}

const sortKeys: Readonly<Record<SegmentSort, SortKey>> = {
  createdAt: {
    expression: sql`${segments.createdAt}`,
    type: 'timestamptz',
    valueOf: (row) => row.createdAt.toISOString(),
  },
  updatedAt: {
    expression: sql`${segments.updatedAt}`,
    type: 'timestamptz',
    valueOf: (row) => row.updatedAt.toISOString(),
  },
  name: { expression: sql`${segments.name}`, type: 'text', valueOf: (row) => row.name },
};

/** A page of segments, with the counts last taken. */
export async function listSegments({ ctx, input }: ServiceCall<ListSegments>): Promise<Page<ListedSegment>> {
  const { limit, sort, q, dynamic, tag } = input;
  const { expression, type, valueOf } = sortKeys[segmentSorts.find((name) => sort.endsWith(name)) ?? 'createdAt'];
  const filter = and(
    visibleSegments(ctx),
    dynamic === undefined ? undefined : eq(segments.dynamic, dynamic),
    tag === undefined ? undefined : arrayContains(segments.tags, [tag]),
    q ? sql`strpos(fermata_fold(${segments.name}), fermata_fold(${q}::text)) > 0` : undefined,
  );
  const [comparison, direction] = sort.startsWith('-') ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const position = decodeCursor(sort, input.cursor);
  const after =
    position === null
      ? undefined
      : sql`(${expression}, ${segments.id}) ${comparison} (${String(position.value)}::text::${sql.raw(type)}, ${position.id}::uuid)`;
  const [rows, total] = await Promise.all([
    ctx.db
      .select()
      .from(segments)
      .where(and(filter, after))
      .orderBy(sql`${expression} ${direction}, ${segments.id} ${direction}`)
      .limit(limit + 1),
    ctx.db.$count(segments, filter),
  ]);
  const { page, nextCursor } = cutPage({
    rows,
    limit,
    sort,
    positionOf: (row) => ({ value: valueOf(row), id: row.id }),
  });
  const trends = await readTrends(
    ctx,
    page.map(({ id }) => id),
  );
  const items = page.map((row) => ({ ...presentSegment(visibleRow(ctx, row)), trend: trends.get(row.id) ?? [] }));
  return { items, nextCursor, total };
}

/** The counts kept of the last days, the earliest first; of whole segments, so for those who see all contacts. */
async function readTrends(
  ctx: ServiceContext,
  segmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  if (segmentIds.length === 0 || ctx.metiers.length > 0) return new Map();
  const rows = await ctx.db
    .select({
      id: segmentSizes.segmentId,
      counts: sql<number[]>`array_agg(${segmentSizes.count} order by ${segmentSizes.day})`,
    })
    .from(segmentSizes)
    .where(
      and(
        inArray(segmentSizes.segmentId, [...segmentIds]),
        gt(segmentSizes.day, sql`${ctx.now().toISOString()}::timestamptz::date - ${TREND_DAYS}::int`),
      ),
    )
    .groupBy(segmentSizes.segmentId);
  return new Map(rows.map(({ id, counts }) => [id, counts]));
}
