import { and, arrayContains, eq, sql } from 'drizzle-orm';
import { segments } from '../../db/schema';
import type { Segment } from '../../domain/segment/criteria';
import type { ListSegments, SegmentSort } from '../../domain/segment/schema';
import { segmentSorts } from '../../domain/segment/schema';
import type { ServiceCall } from '../context';
import { cutPage, decodeCursor } from '../cursor';
import type { Page } from '../list';
import type { SegmentRow } from './load';
import { presentSegment, visibleSegments } from './load';

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
export async function listSegments({ ctx, input }: ServiceCall<ListSegments>): Promise<Page<Segment>> {
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
  return { items: page.map(presentSegment), nextCursor, total };
}
