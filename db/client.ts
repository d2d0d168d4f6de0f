import { drizzle } from 'drizzle-orm/postgres-js';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import postgres from 'postgres';
import * as schema from './schema';

/** Drizzle over the pool, or over one transaction of it. */
export type Database = Pick<
  PostgresJsDatabase<typeof schema>,
  | 'select'
  | 'selectDistinct'
  | 'insert'
  | 'update'
  | 'delete'
  | 'execute'
  | 'transaction'
  | 'query'
  | 'with'
  | '$with'
  | '$count'
>;

export interface DatabaseConnection {
  readonly db: Database;
  /** The driver itself, for COPY, cursors, LISTEN and the hot statements of the send path. */
  readonly sql: Sql;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  readonly statementTimeoutMs?: number;
}

/** Opens a pool. Connects at the first query, not here. */
export function connectDatabase({
  url,
  poolSize,
  name,
  statementTimeoutMs = 60_000,
}: DatabaseOptions): DatabaseConnection {
  const sql = postgres(url, {
    max: poolSize,
    onnotice: () => undefined,
    connection: { application_name: `fermata-${name}`, statement_timeout: statementTimeoutMs, TimeZone: 'UTC' },
  });
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}
