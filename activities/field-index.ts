import { cancellationSignal } from '@temporalio/activity';
import { findIndexingOrganizations } from '../services/field-index/find-organizations';
import { reviewFieldIndexes } from '../services/field-index/review';
import type { IndexingOutcome } from '../workflows/field-indexing/contract';
import type { ActivityDeps } from './deps';
import { systemContext } from './deps';
import { reporting } from './failure';
import { withHeartbeats } from './heartbeat';

export type FieldIndexActivities = ReturnType<typeof createFieldIndexActivities>;

/** What makes and drops the indexes of custom fields, for the queue `data`. */
export function createFieldIndexActivities(deps: ActivityDeps) {
  return {
    findIndexingOrganizations: (): Promise<readonly string[]> => findOrganizations(deps),
    reviewFieldIndexes: reporting((organizationId: string): Promise<IndexingOutcome> =>
      withHeartbeats(() =>
        reviewFieldIndexes({
          ctx: systemContext(deps, organizationId),
          input: { sql: deps.sql, signal: cancellationSignal() },
        }),
      ),
    ),
  };
}

const findOrganizations = reporting(({ db }: ActivityDeps) => withHeartbeats(() => findIndexingOrganizations(db)));
