import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { ScoringActivities } from '../../activities';
import { taskQueues } from '../queues';
import type { ScorePassInput, ScorePassOutcome } from './contract';

/** Tried for as long as it takes: a pass left half done would leave scores of two makings side by side. */
const { advanceScorePass } = proxyActivities<ScoringActivities>({
  taskQueue: taskQueues.data,
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Scores all contacts of an organisation, a stretch at a time. See the contract for what the id prevents. */
export async function scorePass(input: ScorePassInput): Promise<ScorePassOutcome> {
  const state = { contacts: 0, changed: 0, done: false };
  while (!state.done) {
    const summary = state.contacts === 0 ? 'Score all contacts' : `Score all contacts: ${state.contacts} done`;
    const stretch = await advanceScorePass.executeWithOptions({ summary }, [input]);
    state.contacts += stretch.contacts;
    state.changed += stretch.changed;
    state.done = stretch.done;
    setCurrentDetails(`${state.contacts} contacts scored, ${state.changed} scores changed`);
  }
  return { contacts: state.contacts, changed: state.changed };
}
