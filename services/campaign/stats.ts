import { inArray, sql } from 'drizzle-orm';
import type { SQLWrapper } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { campaignStats } from '../../db/schema';
import type { CampaignStats } from '../../domain/campaign/campaign';

const sum = (column: SQLWrapper) => sql<number>`sum(${column})::int`;

const sums = {
  recipients: sum(campaignStats.recipients),
  excluded: sum(campaignStats.excluded),
  pending: sum(campaignStats.pending),
  sending: sum(campaignStats.sending),
  inDoubt: sum(campaignStats.inDoubt),
  sent: sum(campaignStats.sent),
  delivered: sum(campaignStats.delivered),
  bounced: sum(campaignStats.bounced),
  failed: sum(campaignStats.failed),
  opened: sum(campaignStats.opened),
  clicked: sum(campaignStats.clicked),
  replied: sum(campaignStats.replied),
  unsubscribed: sum(campaignStats.unsubscribed),
  complained: sum(campaignStats.complained),
  opens: sum(campaignStats.opens),
  clicks: sum(campaignStats.clicks),
  machineOpens: sum(campaignStats.machineOpens),
};

/** A campaign that was never prepared. */
export const noStats: CampaignStats = {
  recipients: 0,
  excluded: 0,
  pending: 0,
  sending: 0,
  inDoubt: 0,
  sent: 0,
  delivered: 0,
  bounced: 0,
  failed: 0,
  opened: 0,
  clicked: 0,
  replied: 0,
  unsubscribed: 0,
  complained: 0,
  opens: 0,
  clicks: 0,
  machineOpens: 0,
};

/** The counters of campaigns, each the sum over its slots. Reads the roll-up alone, never the ledger. */
export async function readCampaignStats(
  db: Database,
  campaignIds: readonly string[],
): Promise<ReadonlyMap<string, CampaignStats>> {
  if (campaignIds.length === 0) return new Map();
  const rows = await db
    .select({ campaignId: campaignStats.campaignId, ...sums })
    .from(campaignStats)
    .where(inArray(campaignStats.campaignId, [...campaignIds]))
    .groupBy(campaignStats.campaignId);
  return new Map(rows.map(({ campaignId, ...stats }) => [campaignId, stats]));
}
