import { ActivityFailure, isCancellation, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { FieldIndexActivities } from '../../activities/index';
import { counted } from '../campaign-send/words';
import { taskQueues } from '../queues';
import type { IndexingOutcome } from './contract';

/** An index of millions of contacts takes minutes, and waits for every transaction that is older than it. */
const { findIndexingOrganizations, reviewFieldIndexes } = proxyActivities<FieldIndexActivities>({
  taskQueue: taskQueues.data,
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '10 seconds', maximumAttempts: 3 },
});

/** Gives each organisation the indexes that its segments ask for, and takes away those that nothing uses. */
export async function fieldIndexing(): Promise<IndexingOutcome> {
  const organizationIds = await findIndexingOrganizations.executeWithOptions(
    { summary: 'Which organisations are large enough' },
    [],
  );
  let total: IndexingOutcome = { built: 0, dropped: 0, failed: 0 };
  for (const [index, organizationId] of organizationIds.entries()) {
    const summary = `Look over the fields asked often: organisation ${index + 1} of ${organizationIds.length}`;
    const { built, dropped, failed } = await orFailed(
      reviewFieldIndexes.executeWithOptions({ summary }, [organizationId]),
    );
    total = { built: total.built + built, dropped: total.dropped + dropped, failed: total.failed + failed };
    setCurrentDetails(detailsOf(total, index + 1));
  }
  return total;
}

/** One organisation that fails keeps none of the others out: the next night tries again. */
async function orFailed(review: Promise<IndexingOutcome>): Promise<IndexingOutcome> {
  try {
    return await review;
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return { built: 0, dropped: 0, failed: 1 };
  }
}

const detailsOf = ({ built, dropped, failed }: IndexingOutcome, organizations: number): string =>
  [
    `${counted(organizations, 'organisation')}: ${built} indexes built, ${dropped} dropped`,
    ...(failed === 0 ? [] : [`${failed} failed, to be tried again tomorrow`]),
  ].join('; ');
