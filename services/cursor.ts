import { sql } from 'drizzle-orm';
import type { SQL, SQLWrapper } from 'drizzle-orm';
import { invalid } from '../domain/error/failure';
import { isUuid } from '../domain/identity/uuid';

/** Where a page ended: the sort value of its last row, and the row's id for those that share the value. */
export interface CursorPosition {
  readonly value: string | number;
  readonly id: string;
}

/** An opaque cursor. It remembers the sort it was made for, because a position means nothing in another order. */
export const encodeCursor = (sort: string, { value, id }: CursorPosition): string =>
  Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');

/** @throws Failure VALIDATION_FAILED at `cursor` when it is not ours, or belongs to another order. */
export function decodeCursor(sort: string, cursor: string | undefined): CursorPosition | null {
  if (cursor === undefined) return null;
  const position = readPosition(sort, cursor);
  if (position) return position;
  throw invalid([{ path: 'cursor', message: `not a cursor of this list in the order "${sort}"` }]);
}

function readPosition(sort: string, cursor: string): CursorPosition | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(parts)) return null;
    const [madeFor, value, id]: unknown[] = parts;
    if (madeFor !== sort || typeof id !== 'string' || !isUuid(id)) return null;
    return typeof value === 'string' || typeof value === 'number' ? { value, id } : null;
  } catch {
    return null;
  }
}

/** The rows that come after a position in a list with the latest first. */
export const olderThan = (position: CursorPosition | null, at: SQLWrapper, id: SQLWrapper): SQL | undefined =>
  position === null
    ? undefined
    : sql`(${at}, ${id}) < (${String(position.value)}::text::timestamptz, ${position.id}::uuid)`;

/** A list's order with the latest first, as the indexes on (time, id) are declared. */
export const latestFirst = (at: SQLWrapper, id: SQLWrapper): SQL => sql`${at} desc nulls last, ${id} desc nulls last`;

interface Cut<Row> {
  /** One more than `limit` where there is a further page. */
  readonly rows: readonly Row[];
  readonly limit: number;
  readonly sort: string;
  readonly positionOf: (row: Row) => CursorPosition;
}

/** Cuts what was read to one page, and makes the cursor of the next. */
export function cutPage<Row>({ rows, limit, sort, positionOf }: Cut<Row>) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(sort, positionOf(last)) : null;
  return { page, nextCursor };
}
