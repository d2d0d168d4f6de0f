import { sql } from 'drizzle-orm';
import type { ServiceCall } from '../context';
import { STATS_ADD, STATS_CHANGES, STATS_COLUMNS } from '../message/stats';
import { getCampaignInOrganization } from './load';

/** Takes out of a cancelled campaign whoever has not got it. Done again, it changes nothing. @returns how many. */
export async function abandonPending({ ctx, input }: ServiceCall<{ readonly campaignId: string }>): Promise<number> {
  const { id } = await getCampaignInOrganization(ctx, input.campaignId);
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    const [row] = await tx.execute<{ rows: number }>(sql`
      with moved as (
        update messages set status = 'excluded', reason = 'CANCELLED'
        where campaign_id = ${id} and status = 'pending' returning shard, 'pending' as was, status as now
      ), counted as (
        insert into campaign_stats (campaign_id, slot, ${sql.raw(STATS_COLUMNS)})
        select ${id}::uuid, shard, ${sql.raw(STATS_CHANGES)} from moved group by shard ${sql.raw(STATS_ADD)}
      )
      select count(*)::int as rows from moved`);
    return row?.rows ?? 0;
  });
}
