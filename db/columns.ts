import { randomFillSync } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { timestamp, uuid } from 'drizzle-orm/pg-core';
import { uuidV7From } from '../domain/identity/uuid';

const randomPool = new Uint8Array(10);

/** A new UUIDv7: time-ordered, so that inserts stay at the right edge of every index. Made here because PostgreSQL 15 has none. */
export function newId(nowMs: number = Date.now()): string {
  return uuidV7From(nowMs, randomFillSync(randomPool));
}

export const id = () => uuid('id').primaryKey().$defaultFn(newId);

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

export const createdAt = () =>
  instant('created_at')
    .notNull()
    .default(sql`now()`);

export const updatedAt = () =>
  instant('updated_at')
    .notNull()
    .default(sql`now()`)
    .$onUpdateFn(() => new Date());
