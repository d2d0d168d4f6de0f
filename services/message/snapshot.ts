import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { MAX_SHARDS, RECIPIENTS_PER_SHARD, shardCount } from '../../domain/campaign/shards';
import type { Database } from '../../db/client';
import type { ServiceContext } from '../context';
import { judgedAudience } from './audience';
import type { Audience } from './audience';

export interface Snapshot {
  readonly recipients: number;
  readonly excluded: number;
  readonly shards: number;
}

interface SnapshotInput {
  readonly campaignId: string;
  readonly contentId: string;
  readonly audience: Audience;
  /** Called with how many people the audience holds; where it throws, nothing is written. */
  readonly assertSize?: (people: number) => void;
}

interface ShardRow extends Record<string, unknown> {
  readonly recipients: number;
  readonly excluded: number;
}

/**
 * Writes a campaign's ledger: one row a person, pending or excluded with the reason, and the counters with it.
 * Happens whole or not at all, and once: a second call returns what the first one wrote.
 */
export async function snapshotAudience(
  ctx: ServiceContext,
  { campaignId, contentId, audience, assertSize }: SnapshotInput,
): Promise<Snapshot> {
  const judged = await judgedAudience(ctx, audience);
  return ctx.db.transaction(async (tx) => {
    const before = await lockCampaign(tx, campaignId);
    if (before.shards > 0) return before;
    // A million rows take longer than a statement may otherwise.
    await tx.execute(sql`set local statement_timeout = 0`);
    // So that people found by what they did are hashed in memory, and not looked up one by one.
    await tx.execute(sql`set local work_mem = '64MB'`);
    const rows = await tx.execute<ShardRow>(insertLedger(ctx, { campaignId, contentId, audience }, judged));
    const recipients = rows.reduce((sum, row) => sum + row.recipients, 0);
    const excluded = rows.reduce((sum, row) => sum + row.excluded, 0);
    assertSize?.(recipients + excluded);
    const snapshot = { recipients, excluded, shards: shardCount(recipients) };
    await tx.execute(sql`
      update campaigns set content_id = ${contentId}, shards = ${snapshot.shards},
        total_recipients = ${snapshot.recipients}, updated_at = now()
      where id = ${campaignId}`);
    return snapshot;
  });
}

async function lockCampaign(tx: Database, campaignId: string): Promise<Snapshot> {
  await tx.execute(sql`select 1 from campaigns where id = ${campaignId} for update`);
  const [row] = await tx.execute<Snapshot & Record<string, unknown>>(sql`
    select c.shards, coalesce(sum(s.recipients), 0)::int as recipients, coalesce(sum(s.excluded), 0)::int as excluded
    from campaigns c left join campaign_stats s on s.campaign_id = c.id where c.id = ${campaignId} group by c.shards`);
  return row ?? { recipients: 0, excluded: 0, shards: 0 };
}

/** Recipients are dealt to the shards in turn, so that all shards end together; to as many as `shardCount` says. */
function insertLedger(ctx: ServiceContext, { campaignId, contentId, audience }: SnapshotInput, judged: SQL): SQL {
  const group = sql`partition by reason is null`;
  const shards = sql`least(ceil(count(*) over (${group}) / ${RECIPIENTS_PER_SHARD}::numeric), ${MAX_SHARDS}::numeric)`;
  return sql`
    with dealt as (
      select id, email, reason, case when reason is null then (row_number() over (${group}) - 1) % ${shards} else 0 end as shard
      from (${judged}) as audience
    ), inserted as (
      insert into messages (id, organization_id, artist_id, campaign_id, contact_id, content_id, address, shard, status, reason)
      select fermata_uuid7(clock_timestamp()), ${ctx.organizationId}::uuid, ${audience.artistId}::uuid, ${campaignId}::uuid,
        id, ${contentId}::uuid, email, shard::smallint, case when reason is null then 'pending' else 'excluded' end, reason
      from dealt
      on conflict (campaign_id, contact_id) where campaign_id is not null do nothing
      returning shard, status
    )
    insert into campaign_stats (campaign_id, slot, recipients, pending, excluded)
    select ${campaignId}::uuid, shard, count(*) filter (where status = 'pending'), count(*) filter (where status = 'pending'),
      count(*) filter (where status = 'excluded')
    from inserted group by shard
    on conflict (campaign_id, slot) do update set recipients = campaign_stats.recipients + excluded.recipients,
      pending = campaign_stats.pending + excluded.pending, excluded = campaign_stats.excluded + excluded.excluded
    returning recipients, excluded`;
}
