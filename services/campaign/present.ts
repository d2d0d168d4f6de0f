import type { Campaign, CampaignStats } from '../../domain/campaign/campaign';
import { campaignSendId } from '../../workflows/campaign-send/contract';
import type { ServiceContext } from '../context';
import type { CampaignRow } from './load';
import { noStats, readCampaignStats } from './stats';

/** Rows as the API shows them, each with its live counters. */
export async function presentCampaigns(
  ctx: ServiceContext,
  rows: readonly CampaignRow[],
): Promise<readonly Campaign[]> {
  const stats = await readCampaignStats(
    ctx.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => presentOne(ctx, row, stats.get(row.id) ?? noStats));
}

/** One row as the API shows it. */
export async function presentCampaign(ctx: ServiceContext, row: CampaignRow): Promise<Campaign> {
  const stats = await readCampaignStats(ctx.db, [row.id]);
  return presentOne(ctx, row, stats.get(row.id) ?? noStats);
}

function presentOne(ctx: ServiceContext, row: CampaignRow, stats: CampaignStats): Campaign {
  const { contentId: _contentId, shards: _shards, ...columns } = row;
  return {
    ...columns,
    sendDate: row.sendDate?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    sentAt: row.sentAt?.toISOString() ?? null,
    refusal: row.refusal && { ...row.refusal, message: row.refusal.message[ctx.locale] },
    stats,
    temporal: runOf(ctx, row),
  };
}

function runOf({ workflows }: ServiceContext, row: CampaignRow): Campaign['temporal'] {
  if (row.startedAt === null && row.sendDate === null) return null;
  const workflowId = campaignSendId({ campaignId: row.id });
  return { workflowId, url: workflows.runUrl(workflowId) };
}
