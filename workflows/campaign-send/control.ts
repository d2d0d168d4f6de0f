import { ApplicationFailure, condition, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { SignalDefinition } from '@temporalio/workflow';
import { pauseSending, resumeSending, stopSending } from '../campaign-shard/contract';
import { readSchedule, setCampaignStatus } from './activities';
import type { CampaignSendInput, CampaignWish } from './contract';
import { campaignProgress, controlCampaign } from './contract';
import { detailsOf, progressOf, refusalOf } from './state';
import type { SendState } from './state';

/** Lets people ask where the send is, and hold it, let it go on, end it, or give it another time. */
export function listen(input: CampaignSendInput, state: SendState): void {
  setHandler(campaignProgress, () => progressOf(state));
  setHandler(
    controlCampaign,
    (wish) =>
      exclusively(state, async () => {
        assertPossible(state, wish);
        await carryOut(input, state, wish);
        setCurrentDetails(detailsOf(state));
        return progressOf(state);
      }),
    { validator: (wish) => assertPossible(state, wish) },
  );
}

/** One change of the status after the other, so that the table ends with the last. */
export async function exclusively<T>(state: SendState, work: () => Promise<T>): Promise<T> {
  await condition(() => !state.busy);
  state.busy = true;
  try {
    return await work();
  } finally {
    state.busy = false;
  }
}

function assertPossible(state: SendState, wish: CampaignWish): void {
  const refusal = refusalOf(state, wish);
  if (refusal !== null) throw ApplicationFailure.nonRetryable(refusal, 'INVALID_STATE');
}

/** The table first, which every batch reads before it claims; the signals then spare the shares their asking. */
async function carryOut(input: CampaignSendInput, state: SendState, wish: CampaignWish): Promise<void> {
  const { organizationId, campaignId } = input;
  const key = { organizationId, campaignId };
  switch (wish) {
    case 'pause':
      state.paused = true;
      await setCampaignStatus({ ...key, status: 'PAUSED' });
      return tellShares(state, pauseSending);
    case 'resume':
      await setCampaignStatus({ ...key, status: state.phase === 'SCHEDULED' ? 'SCHEDULED' : 'SENDING' });
      state.paused = false;
      return tellShares(state, resumeSending);
    case 'cancel':
      state.cancelled = true;
      await setCampaignStatus({ ...key, status: 'CANCELLED' });
      return tellShares(state, stopSending);
    case 'reschedule':
    default: {
      const { sendAt } = await readSchedule(key);
      if (sendAt !== null) state.sendAtMs = Date.parse(sendAt);
    }
  }
}

/** A share that has ended in the meantime needs no telling. */
async function tellShares({ shares }: SendState, signal: SignalDefinition): Promise<void> {
  await Promise.all([...shares].map((share) => share.signal(signal).catch(() => undefined)));
}
