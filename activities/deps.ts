import type { Sql } from 'postgres';
import type { Database } from '../db/client';
import { systemActor } from '../services/context';
import type { ServiceContext } from '../services/context';
import type { BulkTransport, FileStore, SmsGateway, WorkflowGateway } from '../services/ports';
import type { Tokens } from '../services/tracking/tokens';

/** What the worker's composition root hands to every set of activities. */
export interface ActivityDeps {
  readonly db: Database;
  readonly sql: Sql;
  readonly workflows: WorkflowGateway;
  readonly files: FileStore;
  readonly transport: BulkTransport;
  /** Null where no SMS provider is configured. */
  readonly sms: SmsGateway | null;
  readonly tokens: Tokens;
  /** Where tracked links, unsubscribe pages and pixels live, without a final slash. */
  readonly publicOrigin: string;
  readonly now: () => Date;
}

/** The whole organisation, acted on by Fermata itself. */
export function systemContext(deps: ActivityDeps, organizationId: string): ServiceContext {
  return {
    db: deps.db,
    workflows: deps.workflows,
    files: deps.files,
    now: deps.now,
    organizationId,
    artistId: null,
    actor: systemActor,
    metiers: [],
    locale: 'en',
    ip: null,
  };
}
