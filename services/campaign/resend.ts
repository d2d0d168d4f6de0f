import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { campaigns, messages } from '../../db/schema';
import { campaignSendId } from '../../workflows/campaign-send/contract';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { STATS_ADD, STATS_CHANGES, STATS_COLUMNS } from '../message/stats';
import type { Launched } from './launch';
import { getCampaignInOrganization } from './load';
import { assertStatus } from './refusals';

interface Resent extends Launched {
  /** Messages that go out once more. */
  readonly resent: number;
}

/**
 * Sends once more to those whose message is in doubt: some of them may get it twice, which is the sender's choice.
 * Asked again while the campaign is being sent, it makes sure that its run is alive.
 * @throws NOT_FOUND; INVALID_STATE until the campaign has been sent.
 */
export async function resendInDoubt({
  ctx,
  input: { campaignId },
}: ServiceCall<{ readonly campaignId: string }>): Promise<Resent> {
  const resent = await ctx.db.transaction((tx) => takeBack(ctx, tx, campaignId));
  const { status, totalRecipients } = await getCampaignInOrganization(ctx, campaignId);
  if (status === 'SENDING') await ctx.workflows.startCampaignSend({ organizationId: ctx.organizationId, campaignId });
  return { campaignId, workflowId: campaignSendId({ campaignId }), status, totalRecipients, resent };
}

/** The rows in doubt become pending again. @returns how many. */
async function takeBack(ctx: ServiceContext, tx: Database, campaignId: string): Promise<number> {
  const campaign = await getCampaignInOrganization(ctx, campaignId, { tx, lock: true });
  const inDoubt = await tx.$count(messages, and(eq(messages.campaignId, campaignId), eq(messages.status, 'in_doubt')));
  assertStatus(campaign, inDoubt === 0 ? ['SENT', 'SENDING'] : ['SENT'], onlySent);
  if (inDoubt === 0) return 0;
  await tx.execute(sql`
    with moved as (
      update messages set status = 'pending', reason = null, claim_id = null, not_before = null
      where campaign_id = ${campaignId} and status = 'in_doubt'
      returning shard, 'in_doubt' as was, status as now
    )
    insert into campaign_stats (campaign_id, slot, ${sql.raw(STATS_COLUMNS)})
    select ${campaignId}::uuid, shard, ${sql.raw(STATS_CHANGES)} from moved group by shard ${sql.raw(STATS_ADD)}`);
  await tx.update(campaigns).set({ status: 'SENDING', updatedAt: ctx.now() }).where(eq(campaigns.id, campaignId));
  await recordChange(ctx, tx, {
    action: 'campaign.resent',
    entity: { type: 'campaign', id: campaignId },
    after: { inDoubt },
  });
  return inDoubt;
}

const onlySent = {
  en: 'Messages in doubt can be sent again once the campaign has been sent.',
  fr: 'Les messages en doute peuvent être renvoyés une fois la campagne envoyée.',
};
