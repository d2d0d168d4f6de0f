import { ActivityFailure, isCancellation, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { ScoringActivities } from '../../activities';
import { taskQueues } from '../queues';
import type { ScoreRefreshOutcome } from './contract';

const { findScoringWork, startScorePasses } = proxyActivities<ScoringActivities>({
  taskQueue: taskQueues.data,
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds', maximumAttempts: 5 },
});

/** Few attempts: one organisation that cannot be scored must not keep the others waiting, and the next look is near. */
const { refreshTouchedScores } = proxyActivities<ScoringActivities>({
  taskQueue: taskQueues.data,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumAttempts: 2 },
});

/** Scores whoever was touched since the last look, and starts the passes that are due. See the contract. */
export async function scoreRefresh(): Promise<ScoreRefreshOutcome> {
  const { touched, passes } = await findScoringWork.executeWithOptions(
    { summary: 'Look for contacts to whom something happened' },
    [{}],
  );
  if (passes.length > 0) {
    await startScorePasses.executeWithOptions({ summary: `Have all contacts scored: ${passes.length} organisations` }, [
      { organizationIds: passes },
    ]);
  }
  const state = { contacts: 0, changed: 0, failed: new Array<string>() };
  for (const [index, organizationId] of touched.entries()) {
    setCurrentDetails(`Scoring organisation ${index + 1} of ${touched.length}`);
    try {
      const summary = `Score whoever was touched: organisation ${index + 1} of ${touched.length}`;
      const scored = await refreshTouchedScores.executeWithOptions({ summary }, [{ organizationId }]);
      state.contacts += scored.contacts;
      state.changed += scored.changed;
    } catch (error) {
      if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
      state.failed.push(organizationId);
    }
  }
  setCurrentDetails(detailsOf(state));
  return { organizations: touched.length, ...state };
}

const detailsOf = ({ contacts, changed, failed }: Omit<ScoreRefreshOutcome, 'organizations'>): string =>
  `${contacts} contacts scored, ${changed} scores changed${failed.length > 0 ? `; ${failed.length} organisations failed` : ''}`;
