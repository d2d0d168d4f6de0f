import { randomFillSync } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { timestamp, uuid } from 'drizzle-orm/pg-core';
import { uuidV7From } from '../domain/identity/uuid';

/** Randomness is drawn for many ids at once: an import makes three a row. */
const randomPool = new Uint8Array(10 * 400);
let used = randomPool.length;

/** A new UUIDv7: time-ordered, so that inserts stay at the right edge of every index. Made here because PostgreSQL 15 has none. */
export function newId(nowMs: number = Date.now()): string {
  if (used === randomPool.length) {
    randomFillSync(randomPool);
    used = 0;
  }
  used += 10;
  return uuidV7From(nowMs, randomPool.subarray(used - 10, used));
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
