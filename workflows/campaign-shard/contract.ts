import { defineQuery, defineSignal } from '@temporalio/workflow';

/**
 * One share of a campaign's recipients, sent batch by batch.
 * Durable so that a crash resumes at the ledger's next pending row. The id makes a second start of the same shard
 * join the first. Ends when no row of the shard is pending, or the campaign is cancelled.
 */
export interface CampaignShardInput {
  readonly organizationId: string;
  readonly campaignId: string;
  readonly shard: number;
  /** Sent so far, carried across continue-as-new. */
  readonly sent?: number;
}

export const campaignShardId = ({ campaignId, shard }: Pick<CampaignShardInput, 'campaignId' | 'shard'>) =>
  `campaign/${campaignId}/shard/${shard}`;

export interface ShardProgress {
  /** Messages handed over. */
  readonly sent: number;
  readonly paused: boolean;
  readonly done: boolean;
}

export const pauseSending = defineSignal('pauseSending');
export const resumeSending = defineSignal('resumeSending');
export const stopSending = defineSignal('stopSending');
export const shardProgress = defineQuery<ShardProgress>('shardProgress');
