import {
  ActivityCancellationType,
  CancellationScope,
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { DeliveryActivities } from '../../activities';
import { counted } from '../campaign-send/words';
import { taskQueues } from '../queues';
import { pauseSending, resumeSending, shardProgress, stopSending } from './contract';
import type { CampaignShardInput, ShardProgress } from './contract';
import { apply, progressOf, restAfter, startState } from './state';
import type { Rest, ShardState } from './state';

/** A cancelled batch is waited for, so that what it handed over is recorded. */
const { sendBatch } = proxyActivities<DeliveryActivities>({
  taskQueue: taskQueues.delivery,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '20 seconds',
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Sends one share of a campaign, batch by batch. See the contract for what the id prevents and how it ends. */
export async function campaignShard(input: CampaignShardInput): Promise<ShardProgress> {
  const state = startState(input.sent ?? 0);
  setHandler(pauseSending, () => void (state.paused = true));
  setHandler(resumeSending, () => void (state.paused = false));
  setHandler(stopSending, () => void (state.stopped = true));
  setHandler(shardProgress, () => progressOf(state));

  while (!state.done && !state.stopped) {
    setCurrentDetails(detailsOf(state));
    await condition(() => !state.paused || state.stopped);
    const batch = await sendBatch.executeWithOptions({ summary: `Send: ${detailsOf(state)}` }, [input]);
    apply(state, batch);
    const rest = restAfter(batch, state);
    if (rest !== null && !state.done) await takeRest(state, rest);
    if (workflowInfo().continueAsNewSuggested && !state.done) {
      await continueAsNew<typeof campaignShard>({ ...input, sent: state.sent });
    }
  }
  setCurrentDetails(detailsOf(state));
  return progressOf(state);
}

/** A rest ends early when the campaign is cancelled. */
async function takeRest(state: ShardState, { delayMs, summary }: Rest): Promise<void> {
  setCurrentDetails(`${detailsOf(state)}; resting: ${summary}`);
  const scope = new CancellationScope();
  await scope.run(() => Promise.race([sleep(delayMs, { summary }), condition(() => state.stopped)]));
  scope.cancel();
}

const detailsOf = ({ sent, paused }: ShardState): string =>
  `${counted(sent, 'message')} handed over so far${paused ? '; paused' : ''}`;
