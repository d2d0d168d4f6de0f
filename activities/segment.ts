import { cancellationSignal, log } from '@temporalio/activity';
import { fillSegment } from '../services/segment/refresh/fill';
import { keepWatchedSegments } from '../services/segment/refresh/keep';
import { refreshSegments } from '../services/segment/refresh/refresh';
import type { KeptSegment, MembersOutcome } from '../workflows/segment-refresh/contract';
import type { ActivityDeps } from './deps';
import { systemContext } from './deps';
import { reporting } from './failure';
import { withHeartbeats } from './heartbeat';

export type SegmentActivities = ReturnType<typeof createSegmentActivities>;

/** What keeps the members of segments up to date, for the queue `data`. */
export function createSegmentActivities(deps: ActivityDeps) {
  return {
    /** Begins and ends to keep members as automations ask for it. @returns the organisations that have such segments. */
    findKeptSegments: (): Promise<readonly string[]> => findKept(deps),
    /** One organisation after another; one that fails keeps none of the others out, and has its turn in a minute. */
    refreshMembers: reporting((organizationIds: readonly string[]): Promise<MembersOutcome> =>
      withHeartbeats(async () => {
        let outcome = nothing;
        const stop = cancellationSignal();
        for (const organizationId of organizationIds) {
          if (stop.aborted) break;
          outcome = merged(outcome, await refreshOne(deps, organizationId));
        }
        return outcome;
      }),
    ),
    fillMembers: reporting(({ organizationId, segmentId }: KeptSegment): Promise<MembersOutcome> =>
      withHeartbeats(async () => {
        const moved = await fillSegment({ ctx: systemContext(deps, organizationId), input: { segmentId } });
        return { ...nothing, ...moved };
      }),
    ),
  };
}

const nothing: MembersOutcome = { touched: 0, entered: 0, left: 0, due: [], failed: 0 };

const findKept = reporting(({ db }: ActivityDeps) => withHeartbeats(() => keepWatchedSegments(db)));

async function refreshOne(deps: ActivityDeps, organizationId: string): Promise<MembersOutcome> {
  try {
    const { due, ...counts } = await refreshSegments({ ctx: systemContext(deps, organizationId), input: {} });
    return { ...counts, due: due.map((segmentId) => ({ organizationId, segmentId })), failed: 0 };
  } catch (error) {
    log.error('segments could not be refreshed', { organizationId, error: String(error) });
    return { ...nothing, failed: 1 };
  }
}

const merged = (one: MembersOutcome, other: MembersOutcome): MembersOutcome => ({
  touched: one.touched + other.touched,
  entered: one.entered + other.entered,
  left: one.left + other.left,
  due: [...one.due, ...other.due],
  failed: one.failed + other.failed,
});
