import type { Logger } from 'pino';
import type { Sql } from 'postgres';
import type { ServiceContext } from '../services/context';
import type { FileStore, SystemMailer, WorkflowGateway } from '../services/ports';
import type { Tokens } from '../services/tracking/tokens';
import type { Auth } from './auth/auth';
import type { RateLimits } from './middleware/rate-limit';

/** One part of the system that readiness asks; rejects with the part's own words. */
export type ReadinessCheck = () => Promise<void>;

/** What the composition root hands to both listeners. */
export interface ApiDeps {
  readonly db: ServiceContext['db'];
  readonly sql: Sql;
  readonly workflows: WorkflowGateway;
  readonly files: FileStore;
  readonly mailer: SystemMailer;
  readonly tokens: Tokens;
  readonly auth: Auth;
  readonly limits: RateLimits;
  readonly checks: Readonly<Record<'database' | 'temporal' | 'smtp', ReadinessCheck>>;
  readonly logger: Logger;
  readonly now: () => Date;
  /** What one question about contacts may take. */
  readonly questionLimitMs: number;
  /** Without a final slash. */
  readonly appOrigin: string;
  readonly publicOrigin: string;
  /** Whose X-Forwarded-For is believed, as Express names them. */
  readonly trustProxy: string;
}
