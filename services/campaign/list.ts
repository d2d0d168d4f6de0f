import { and, arrayContains, eq, ilike, sql } from 'drizzle-orm';
import { campaigns } from '../../db/schema';
import type { Campaign } from '../../domain/campaign/campaign';
import type { CampaignSort, ListCampaigns } from '../../domain/campaign/schema';
import { campaignSorts } from '../../domain/campaign/schema';
import type { ServiceCall } from '../context';
import { cutPage, decodeCursor } from '../cursor';
import type { Page } from '../list';
import type { CampaignRow } from './load';
import { visibleCampaigns } from './load';
import { presentCampaigns } from './present';

const sortKeys = {
  createdAt: {
    column: campaigns.createdAt,
    type: 'timestamptz',
    valueOf: (row: CampaignRow) => row.createdAt.toISOString(),
  },
  updatedAt: {
    column: campaigns.updatedAt,
    type: 'timestamptz',
    valueOf: (row: CampaignRow) => row.updatedAt.toISOString(),
  },
  name: { column: campaigns.name, type: 'text', valueOf: (row: CampaignRow) => row.name },
} as const satisfies Record<CampaignSort, unknown>;

/** A page of the workspace's campaigns, with their live counters. */
export async function listCampaigns({ ctx, input }: ServiceCall<ListCampaigns>): Promise<Page<Campaign>> {
  const { limit, sort, status, tag, q } = input;
  const descending = sort.startsWith('-');
  const { column, type, valueOf } = sortKeys[campaignSorts.find((field) => sort.endsWith(field)) ?? 'createdAt'];
  const position = decodeCursor(sort, input.cursor);
  const filter = and(
    visibleCampaigns(ctx),
    status === undefined ? undefined : eq(campaigns.status, status),
    tag === undefined ? undefined : arrayContains(campaigns.tags, [tag]),
    q ? ilike(campaigns.name, `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`) : undefined,
  );
  const after =
    position === null
      ? undefined
      : sql`(${column}, ${campaigns.id}) ${descending ? sql`<` : sql`>`} (${String(position.value)}::text::${sql.raw(type)}, ${position.id}::uuid)`;
  const direction = descending ? sql`desc` : sql`asc`;
  const [rows, total] = await Promise.all([
    ctx.db
      .select()
      .from(campaigns)
      .where(and(filter, after))
      .orderBy(sql`${column} ${direction}, ${campaigns.id} ${direction}`)
      .limit(limit + 1),
    ctx.db.$count(campaigns, filter),
  ]);
  const { page, nextCursor } = cutPage({
    rows,
    limit,
    sort,
    positionOf: (row) => ({ value: valueOf(row), id: row.id }),
  });
  return { items: await presentCampaigns(ctx, page), nextCursor, total };
}
