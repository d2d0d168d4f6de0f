import { continueAsNew, proxyActivities } from '@temporalio/workflow';
import type { DispatchActivities } from '../../activities';
import type { EventDispatchInput } from './contract';

/** Ten minutes of draining each: a new run about once a day. */
const ROUNDS_PER_RUN = 144;

const { drainOutbox } = proxyActivities<DispatchActivities>({
  startToCloseTimeout: '20 minutes',
  // A worker that was killed is replaced within this time.
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

/** Drains one shard of the outbox for ever. One activity listens for minutes, so an idle shard costs no history. */
export async function eventDispatch(input: EventDispatchInput): Promise<void> {
  for (let round = 0; round < ROUNDS_PER_RUN; round += 1) {
    await drainOutbox.executeWithOptions({ summary: 'Match events to automations' }, [input]);
  }
  await continueAsNew<typeof eventDispatch>(input);
}
