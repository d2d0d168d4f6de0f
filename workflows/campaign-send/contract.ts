import { defineQuery, defineUpdate } from '@temporalio/workflow';

/**
 * One campaign's whole send, from its schedule to its last message.
 * Durable so that a send of hours survives a deploy. The id makes a second start join the first.
 * Ends when every shard is empty, or when it is cancelled.
 */
export interface CampaignSendInput {
  readonly organizationId: string;
  readonly campaignId: string;
  /** ISO 8601; absent sends now. Another time is given by the wish `reschedule`. */
  readonly sendAt?: string;
}

export const campaignSendId = ({ campaignId }: Pick<CampaignSendInput, 'campaignId'>) => `campaign/${campaignId}`;

/** What a person may ask of a send under way. `reschedule` makes a campaign that waits read its time again. */
export type CampaignWish = 'pause' | 'resume' | 'cancel' | 'reschedule';

export interface CampaignSendProgress {
  readonly phase: 'SCHEDULED' | 'PREPARING' | 'SENDING' | 'PAUSED' | 'CANCELLED' | 'SENT';
  readonly recipients: number;
  readonly shards: number;
  readonly shardsDone: number;
}

export const controlCampaign = defineUpdate<CampaignSendProgress, [CampaignWish]>('controlCampaign');
export const campaignProgress = defineQuery<CampaignSendProgress>('campaignProgress');
