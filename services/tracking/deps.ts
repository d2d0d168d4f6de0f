import type { Sql } from 'postgres';
import type { Database } from '../../db/client';
import type { Tokens } from './tokens';

/** What the public addresses need: they act on the word of a signed token, not of a member. */
export interface TrackingDeps {
  readonly db: Database;
  readonly sql: Sql;
  readonly tokens: Tokens;
  /** Where links in mails lead, without a final slash. */
  readonly publicOrigin: string;
  readonly now: () => Date;
}

/** What is known of the request that follows a link or loads a pixel. */
export interface Visit {
  readonly method: string;
  readonly userAgent: string | null;
  /** `Purpose` or `Sec-Purpose`: a browser fetches ahead of any wish. */
  readonly purpose: string | null;
  readonly ip: string | null;
}
