import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { campaignStats } from '../../db/schema';

/** Slots of their own, so that readers never wait for the shards that send; sixteen, so that they do not for each other. */
const FIRST_SLOT = 1000;
const SLOTS = 16;

export interface ReaderCounts {
  readonly opened?: number;
  readonly clicked?: number;
  readonly unsubscribed?: number;
  readonly opens?: number;
  readonly clicks?: number;
  readonly machineOpens?: number;
}

/** Adds to a campaign's roll-up, in the transaction of what is counted. A message of no campaign counts nowhere. */
export async function addReaderCounts(
  tx: Database,
  { campaignId, messageId }: { readonly campaignId: string | null; readonly messageId: string },
  counts: ReaderCounts,
): Promise<void> {
  if (campaignId === null) return;
  const slot = FIRST_SLOT + (Number.parseInt(messageId.slice(-2), 16) % SLOTS);
  const { opened = 0, clicked = 0, unsubscribed = 0, opens = 0, clicks = 0, machineOpens = 0 } = counts;
  await tx
    .insert(campaignStats)
    .values({ campaignId, slot, opened, clicked, unsubscribed, opens, clicks, machineOpens })
    .onConflictDoUpdate({
      target: [campaignStats.campaignId, campaignStats.slot],
      set: {
        opened: sql`${campaignStats.opened} + excluded.opened`,
        clicked: sql`${campaignStats.clicked} + excluded.clicked`,
        unsubscribed: sql`${campaignStats.unsubscribed} + excluded.unsubscribed`,
        opens: sql`${campaignStats.opens} + excluded.opens`,
        clicks: sql`${campaignStats.clicks} + excluded.clicks`,
        machineOpens: sql`${campaignStats.machineOpens} + excluded.machine_opens`,
      },
    });
}
