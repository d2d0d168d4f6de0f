import { cancellationSignal } from '@temporalio/activity';
import { countToday, findUncounted } from '../services/segment/analytics/count-today';
import type { SizesOutcome } from '../workflows/segment-sizes/contract';
import type { ActivityDeps } from './deps';
import { systemContext } from './deps';
import { reporting } from './failure';
import { withHeartbeats } from './heartbeat';

export type SegmentSizeActivities = ReturnType<typeof createSegmentSizeActivities>;

const SEGMENTS_A_STRETCH = 100;

/** What keeps the sizes of segments over time, for the queue `data`. */
export function createSegmentSizeActivities(deps: ActivityDeps) {
  return {
    /** Counts the next segments that have no count of the day. @param after the last one that had its turn. */
    countSegments: reporting((after: string): Promise<SizesOutcome> => withHeartbeats(() => countStretch(deps, after))),
  };
}

async function countStretch(deps: ActivityDeps, after: string): Promise<SizesOutcome> {
  const found = await findUncounted(deps.db, { after, limit: SEGMENTS_A_STRETCH, now: deps.now() });
  const stop = cancellationSignal();
  let counted = 0;
  for (const { id, organizationId } of found) {
    stop.throwIfAborted();
    if (await countToday({ ctx: systemContext(deps, organizationId), input: { segmentId: id } })) counted += 1;
  }
  const last = found.length < SEGMENTS_A_STRETCH ? undefined : found.at(-1);
  return { counted, failed: found.length - counted, after: last?.id ?? null };
}
