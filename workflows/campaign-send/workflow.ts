import {
  ActivityFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  isCancellation,
  setCurrentDetails,
  sleep,
  startChild,
} from '@temporalio/workflow';
import { campaignShardId, pauseSending } from '../campaign-shard/contract';
import { campaignShard } from '../campaign-shard/workflow';
import { taskQueues } from '../queues';
import { searchAttributes } from '../search-attributes';
import { abandonPending, finishCampaign, prepareCampaign, setCampaignStatus } from './activities';
import type { CampaignSendInput, CampaignSendProgress } from './contract';
import { exclusively, listen } from './control';
import { detailsOf, progressOf, startState } from './state';
import type { SendState, Share } from './state';

/** Sends one campaign, from its schedule to its last message. See the contract for what the id prevents and how it ends. */
export async function campaignSend(input: CampaignSendInput): Promise<CampaignSendProgress> {
  const state = startState(input, Date.now());
  listen(input, state);
  try {
    await waitUntilDue(input, state);
    if (!state.cancelled) await prepare(input, state);
    if (!state.cancelled) await sendShares(input, state);
    await condition(() => allHandlersFinished() && (!state.paused || state.cancelled));
  } catch (error) {
    if (!isCancellation(error)) throw error;
    state.cancelled = true;
  }
  await CancellationScope.nonCancellable(() => end(input, state));
  return progressOf(state);
}

const keyOf = ({ organizationId, campaignId }: CampaignSendInput) => ({ organizationId, campaignId });

async function waitUntilDue(input: CampaignSendInput, state: SendState): Promise<void> {
  if (input.sendAt === undefined) return;
  await setCampaignStatus({ ...keyOf(input), status: 'SCHEDULED', sendAt: input.sendAt });
  while (!state.cancelled && (state.paused || state.sendAtMs > Date.now())) {
    setCurrentDetails(detailsOf(state));
    const { sendAtMs, paused } = state;
    const changed = () => state.cancelled || state.sendAtMs !== sendAtMs || state.paused !== paused;
    const timer = new CancellationScope();
    const due = () =>
      paused ? condition(changed) : sleep(sendAtMs - Date.now(), { summary: 'Wait for the scheduled time' });
    await timer.run(() => Promise.race([due(), condition(changed)]));
    timer.cancel();
  }
}

/** What cannot be prepared goes back to its author, and says why; nothing was sent. */
async function prepare(input: CampaignSendInput, state: SendState): Promise<void> {
  state.phase = 'PREPARING';
  setCurrentDetails(detailsOf(state));
  await exclusively(state, async () => {
    if (!state.paused && !state.cancelled) await setCampaignStatus({ ...keyOf(input), status: 'SENDING' });
  });
  try {
    const summary = 'Write down what is sent, and to whom';
    const { recipients, shards } = await prepareCampaign.executeWithOptions({ summary }, [keyOf(input)]);
    state.recipients = recipients;
    state.shards = shards;
  } catch (error) {
    if (error instanceof ActivityFailure && !isCancellation(error)) {
      await setCampaignStatus({ ...keyOf(input), status: 'DRAFT' });
    }
    throw error;
  }
}

async function sendShares(input: CampaignSendInput, state: SendState): Promise<void> {
  state.phase = 'SENDING';
  const ends: Promise<void>[] = [];
  for (let shard = 0; shard < state.shards; shard += 1) {
    await condition(() => !state.paused || state.cancelled);
    if (state.cancelled) break;
    const share = await startShare(input, state, shard);
    const ended = share.result().then(() => shareDone(state, share));
    // Awaited below; until then its failure must not count as unhandled.
    ended.catch(() => undefined);
    ends.push(ended);
  }
  setCurrentDetails(detailsOf(state));
  await Promise.all(ends);
}

async function startShare(input: CampaignSendInput, state: SendState, shard: number): Promise<Share> {
  const key = { ...keyOf(input), shard };
  const share = await startChild(campaignShard, {
    workflowId: campaignShardId(key),
    args: [key],
    taskQueue: taskQueues.campaigns,
    staticSummary: `Share ${shard + 1} of ${state.shards}`,
    typedSearchAttributes: [
      { key: searchAttributes.organizationId, value: input.organizationId },
      { key: searchAttributes.campaignId, value: input.campaignId },
    ],
  });
  state.shares.add(share);
  if (state.paused) await share.signal(pauseSending);
  return share;
}

function shareDone(state: SendState, share: Share): void {
  state.shares.delete(share);
  state.shardsDone += 1;
  setCurrentDetails(detailsOf(state));
}

async function end(input: CampaignSendInput, state: SendState): Promise<void> {
  if (state.cancelled) {
    state.phase = 'CANCELLED';
    await setCampaignStatus({ ...keyOf(input), status: 'CANCELLED' });
    await abandonPending.executeWithOptions({ summary: 'Take out who has not got it' }, [keyOf(input)]);
    setCurrentDetails(detailsOf(state));
    return;
  }
  state.phase = 'SENT';
  const result = await finishCampaign.executeWithOptions({ summary: 'Mark it sent' }, [keyOf(input)]);
  setCurrentDetails(detailsOf(state, result));
}
