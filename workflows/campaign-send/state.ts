import type { ChildWorkflowHandle } from '@temporalio/workflow';
import type { CampaignActivities } from '../../activities';
import type { campaignShard } from '../campaign-shard/workflow';
import type { CampaignSendInput, CampaignSendProgress, CampaignWish } from './contract';
import { counted } from './words';

/** Where a send is, apart from whether it is held there. */
export type Phase = Exclude<CampaignSendProgress['phase'], 'PAUSED'>;

export type Share = ChildWorkflowHandle<typeof campaignShard>;

export type Result = Awaited<ReturnType<CampaignActivities['finishCampaign']>>;

export interface SendState {
  phase: Phase;
  paused: boolean;
  cancelled: boolean;
  /** Milliseconds since 1970. */
  sendAtMs: number;
  recipients: number;
  shards: number;
  shardsDone: number;
  /** Those under way. */
  readonly shares: Set<Share>;
  /** The status is being changed; the next change waits. */
  busy: boolean;
}

export const startState = ({ sendAt }: CampaignSendInput, nowMs: number): SendState => ({
  phase: sendAt === undefined ? 'PREPARING' : 'SCHEDULED',
  paused: false,
  cancelled: false,
  sendAtMs: sendAt === undefined ? nowMs : Date.parse(sendAt),
  recipients: 0,
  shards: 0,
  shardsDone: 0,
  shares: new Set(),
  busy: false,
});

export const progressOf = ({ phase, paused, recipients, shards, shardsDone }: SendState): CampaignSendProgress => ({
  phase: paused ? 'PAUSED' : phase,
  recipients,
  shards,
  shardsDone,
});

/** Why a wish cannot be granted, or null. */
export function refusalOf({ phase, paused, cancelled }: SendState, wish: CampaignWish): string | null {
  if (cancelled || phase === 'CANCELLED') return 'The campaign was cancelled.';
  if (phase === 'SENT') return 'The campaign has been sent.';
  if (wish === 'pause' && paused) return 'The campaign is paused already.';
  if (wish === 'resume' && !paused) return 'The campaign is not paused.';
  return null;
}

/** Where a send stands, in the words that the Temporal UI shows. */
export function detailsOf(state: SendState, result: Result | null = null): string {
  const { phase, recipients, shards, shardsDone } = state;
  const held = state.paused ? 'Paused. ' : '';
  switch (phase) {
    case 'SCHEDULED':
      return `${held}Goes out at ${new Date(state.sendAtMs).toISOString()}`;
    case 'PREPARING':
      return `${held}Writing down what is sent, and to whom`;
    case 'SENDING':
      return `${held}Sending to ${counted(recipients, 'recipient')} in ${counted(shards, 'share')}, ${shardsDone} done`;
    case 'CANCELLED':
      return 'Cancelled: who had not got it yet never does';
    case 'SENT':
    default:
      return result === null ? 'Sent' : resultInWords(result);
  }
}

function resultInWords({ sent, bounced, failed, inDoubt, excluded }: Result): string {
  const parts = [`Sent ${counted(sent, 'message')}`];
  if (bounced > 0) parts.push(`${bounced} bounced at once`);
  if (failed > 0) parts.push(`${failed} failed`);
  if (inDoubt > 0) parts.push(`${inDoubt} in doubt: send them again from the campaign's page`);
  if (excluded > 0) parts.push(`${excluded} excluded`);
  return parts.join('; ');
}
