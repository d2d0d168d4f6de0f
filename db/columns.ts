import { randomFillSync } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { timestamp, uuid } from 'drizzle-orm/pg-core';
import { uuidV7From } from '../domain/identity/uuid';

/** Randomness is drawn for many ids at once: an import makes three a row. */
const randomPool = new Uint8Array(10 * 400);
let used = randomPool.length;

const LAST_COUNT = 0xfff;

/** The instants from `fromMs` to `toMs` have ids already, the last of them `count` in its millisecond. */
const given = { fromMs: -1, toMs: -1, count: 0 };

/**
 * A new UUIDv7: time-ordered, so that inserts stay at the right edge of every index. Those that this process makes for
 * one millisecond are in the order of their making (RFC 9562, 6.2, method 1), so what happened at once is listed in turn.
 * Made here because PostgreSQL 15 has none.
 */
export function newId(nowMs: number = Date.now()): string {
  if (used === randomPool.length) {
    randomFillSync(randomPool);
    used = 0;
  }
  used += 10;
  const random = randomPool.subarray(used - 10, used);
  countWithinMillisecond(nowMs, random);
  random[0] = given.count >> 8;
  random[1] = given.count & 0xff;
  return uuidV7From(given.toMs, random);
}

/** The count begins at random in the lower half; one that is full borrows the next millisecond. */
function countWithinMillisecond(nowMs: number, random: Uint8Array): void {
  if (nowMs < given.fromMs || nowMs > given.toMs) {
    given.fromMs = nowMs;
    given.toMs = nowMs;
    given.count = (((random[0] ?? 0) & 0x07) << 8) | (random[1] ?? 0);
  } else if (given.count < LAST_COUNT) {
    given.count += 1;
  } else {
    given.toMs += 1;
    given.count = 0;
  }
}

export const id = () =>
  uuid('id')
    .primaryKey()
    .$defaultFn(() => newId());

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
