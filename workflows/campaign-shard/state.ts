import { slowDownMs } from '../../domain/message/settlement';
import type { DeliveryActivities } from '../../activities';
import type { ShardProgress } from './contract';

export type Batch = Awaited<ReturnType<DeliveryActivities['sendBatch']>>;

export interface ShardState {
  sent: number;
  paused: boolean;
  /** The campaign was cancelled: nothing more is sent, whatever is left. */
  stopped: boolean;
  done: boolean;
  /** How often in a row the mail server has refused work in general. */
  refusals: number;
}

export const startState = (sent: number): ShardState => ({
  sent,
  paused: false,
  stopped: false,
  done: false,
  refusals: 0,
});

export const progressOf = ({ sent, paused, done }: ShardState): ShardProgress => ({ sent, paused, done });

/** What a batch says of the share. */
export function apply(state: ShardState, batch: Batch): void {
  state.sent += batch.sent;
  state.done = batch.state === 'DONE' || isOver(batch);
  if (batch.state !== 'REFUSED') state.refusals = 0;
  else state.refusals = batch.sent > 0 ? 1 : state.refusals + 1;
}

/** A campaign that is only held will be sent again; every other state but SENDING is an end. */
const isOver = ({ state, campaignStatus }: Batch): boolean => state === 'HELD' && campaignStatus !== 'PAUSED';

/** A rest before the next batch, with its reason in a marketer's words; null goes on at once. */
export interface Rest {
  readonly delayMs: number;
  readonly summary: string;
}

/** The table says "paused" a moment before the signal does, and "sending" a moment before the next one. */
const SIGNAL_DELAY_MS = 1_000;

export function restAfter(batch: Batch, { refusals }: ShardState): Rest | null {
  switch (batch.state) {
    case 'REFUSED':
      return { delayMs: slowDownMs(refusals, batch.waitMs), summary: 'Provider asked to slow down' };
    case 'WAITING':
      return { delayMs: batch.waitMs ?? 0, summary: 'Until the first message that was put off is due again' };
    case 'HELD':
      return { delayMs: SIGNAL_DELAY_MS, summary: 'The campaign is paused' };
    case 'MORE':
    case 'DONE':
    default:
      return null;
  }
}
