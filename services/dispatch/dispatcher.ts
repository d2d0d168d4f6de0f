import type { Database } from '../../db/client';
import type { ServiceContext } from '../context';
import type { WorkflowGateway } from '../ports';

/** What a dispatcher acts with. It serves every organisation, and acts in the scope of one at a time. */
export interface Dispatcher {
  readonly db: Database;
  readonly workflows: WorkflowGateway;
  readonly now: () => Date;
  readonly contextOf: (organizationId: string) => ServiceContext;
}

export interface ShardCall {
  readonly dispatcher: Dispatcher;
  readonly shard: number;
}
