import type { Sql } from 'postgres';
import type { Database } from '../../db/client';
import type { BulkTransport } from '../ports';
import type { Tokens } from '../tracking/tokens';

/** What sending needs. The worker's own dependencies have it all. */
export interface DeliveryDeps {
  readonly db: Database;
  readonly sql: Sql;
  readonly transport: BulkTransport;
  readonly tokens: Tokens;
  /** Where tracked links, unsubscribe pages and pixels live, without a final slash. */
  readonly publicOrigin: string;
  readonly now: () => Date;
}
