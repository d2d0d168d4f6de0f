import { ActivityFailure, isCancellation, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { SegmentActivities } from '../../activities/index';
import { taskQueues } from '../queues';
import type { KeptSegment, MembersOutcome, RefreshTally } from './contract';
import { tallyLine } from './details';

const { findKeptSegments, refreshMembers, fillMembers } = proxyActivities<SegmentActivities>({
  taskQueue: taskQueues.data,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  // The next round is a minute away, and takes up what this one leaves.
  retry: { initialInterval: '1 second', maximumAttempts: 3 },
});

const ORGANIZATIONS_A_TURN = 25;
/** From then on nobody more is asked as a whole, so that the next round, and with it every organisation, has its turn. */
const ROUND_MS = 40_000;

/** Asks again those who were touched since the last round, everywhere; then everybody, where that is due. */
export async function segmentRefresh(): Promise<RefreshTally> {
  const endsAtMs = Date.now() + ROUND_MS;
  const organizationIds = await findKeptSegments.executeWithOptions(
    { summary: 'Which segments automations watch' },
    [],
  );
  let tally: RefreshTally = { ...nothing, organizations: organizationIds.length };
  const count = (outcome: Omit<MembersOutcome, 'due'>, waiting: number) => {
    tally = added(tally, outcome, waiting);
    setCurrentDetails(tallyLine(tally));
  };
  const due: KeptSegment[] = [];
  for (const ids of inTurns(organizationIds)) {
    const outcome = await orFailed(refreshMembers.executeWithOptions({ summary: 'Ask those who were touched' }, [ids]));
    due.push(...outcome.due);
    count(outcome, due.length);
  }
  for (const [index, segment] of due.entries()) {
    if (Date.now() >= endsAtMs) break;
    const summary = `Ask everybody: segment ${index + 1} of ${due.length}`;
    count(await orFailed(fillMembers.executeWithOptions({ summary }, [segment])), due.length - index - 1);
  }
  return tally;
}

const nothing = { organizations: 0, touched: 0, entered: 0, left: 0, waiting: 0, failed: 0 };

/** One turn that fails keeps none of the others out: the next round tries again. */
async function orFailed(turn: Promise<MembersOutcome>): Promise<MembersOutcome> {
  try {
    return await turn;
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return { touched: 0, entered: 0, left: 0, due: [], failed: 1 };
  }
}

const added = (tally: RefreshTally, outcome: Omit<MembersOutcome, 'due'>, waiting: number): RefreshTally => ({
  organizations: tally.organizations,
  touched: tally.touched + outcome.touched,
  entered: tally.entered + outcome.entered,
  left: tally.left + outcome.left,
  failed: tally.failed + outcome.failed,
  waiting,
});

const inTurns = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / ORGANIZATIONS_A_TURN) }, (_, turn) =>
    ids.slice(turn * ORGANIZATIONS_A_TURN, (turn + 1) * ORGANIZATIONS_A_TURN),
  );
