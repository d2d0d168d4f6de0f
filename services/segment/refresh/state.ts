import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import { keptSegments, organizations } from '../../../db/schema';
import type { Failure } from '../../../domain/error/failure';
import { failure } from '../../../domain/error/failure';
import type { ServiceContext } from '../../context';

export type KeptRow = typeof keptSegments.$inferSelect;

/** A segment that could not be asked is left alone for so long. */
const TRY_AGAIN_AFTER_MS = 10 * 60_000;

/** The organisation's clock: its time zone, and which day it is there. */
export interface LocalDay {
  readonly timezone: string;
  /** `2026-11-22`. */
  readonly today: string;
}

export async function readLocalDay(ctx: ServiceContext): Promise<LocalDay> {
  const [row] = await ctx.db
    .select({
      timezone: organizations.timezone,
      today: sql<string>`(${ctx.now().toISOString()}::timestamptz at time zone ${organizations.timezone})::date::text`,
    })
    .from(organizations)
    .where(eq(organizations.id, ctx.organizationId));
  if (!row) throw failure('NOT_FOUND');
  return row;
}

/** The kept segments that nobody else refreshes just now, held until the transaction ends. */
export const lockKept = (tx: Database, organizationId: string, segmentIds?: readonly string[]): Promise<KeptRow[]> =>
  tx
    .select()
    .from(keptSegments)
    .where(
      and(
        eq(keptSegments.organizationId, organizationId),
        segmentIds === undefined ? undefined : inArray(keptSegments.segmentId, [...segmentIds]),
      ),
    )
    .orderBy(keptSegments.segmentId)
    .for('update', { skipLocked: true });

/** Whether a segment that failed is still to be left alone. */
export const restsAfterFailure = ({ failedAt }: KeptRow, now: Date): boolean =>
  failedAt !== null && now.getTime() - failedAt.getTime() < TRY_AGAIN_AFTER_MS;

/** Notes that segments could not be asked: each is then asked of everybody once it can be. */
export async function noteFailures(ctx: ServiceContext, failures: ReadonlyMap<string, Failure>): Promise<void> {
  for (const [segmentId, { message }] of failures) {
    await ctx.db
      .update(keptSegments)
      .set({ failedAt: ctx.now(), failure: message })
      .where(eq(keptSegments.segmentId, segmentId));
  }
}
