import { continueAsNew, proxyActivities, setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import type { SegmentSizeActivities } from '../../activities/index';
import { taskQueues } from '../queues';
import type { SegmentSizesInput, SizesTally } from './contract';

const { countSegments } = proxyActivities<SegmentSizeActivities>({
  taskQueue: taskQueues.data,
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute', maximumAttempts: 10 },
});

/** Counts each segment that has no count of the day yet, a stretch at a time. @returns what this run of the walk did. */
export async function segmentSizes({ after }: SegmentSizesInput = {}): Promise<SizesTally> {
  let tally: SizesTally = { counted: 0, failed: 0 };
  for (let from: string | null = after ?? ''; from !== null;) {
    const outcome = await countSegments.executeWithOptions({ summary: 'Count segments not yet counted today' }, [from]);
    tally = { counted: tally.counted + outcome.counted, failed: tally.failed + outcome.failed };
    setCurrentDetails(`${tally.counted} segments counted, ${tally.failed} left to the next walk`);
    from = outcome.after;
    if (from !== null && workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof segmentSizes>({ after: from });
  }
  return tally;
}
