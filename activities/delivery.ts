import { cancellationSignal } from '@temporalio/activity';
import { newId } from '../db/columns';
import { sendBatch } from '../services/message/send-batch';
import type { BatchResult } from '../services/message/send-batch';
import type { ActivityDeps } from './deps';
import { reporting } from './failure';
import { withHeartbeats } from './heartbeat';

export type DeliveryActivities = ReturnType<typeof createDeliveryActivities>;

interface ShardKey {
  readonly organizationId: string;
  readonly campaignId: string;
  readonly shard: number;
}

/** What hands mail over, for the queue `delivery`. */
export function createDeliveryActivities(deps: ActivityDeps) {
  return {
    /** A claim of its own for every attempt tells the rows of one that died from those of this one. */
    sendBatch: reporting(({ organizationId, campaignId, shard }: ShardKey): Promise<BatchResult> =>
      withHeartbeats(() =>
        sendBatch(deps, { organizationId, campaignId, shard, claimId: newId() }, { signal: cancellationSignal() }),
      ),
    ),
  };
}
