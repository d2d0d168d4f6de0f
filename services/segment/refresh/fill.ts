import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import { keptDues, keptSegments } from '../../../db/schema';
import { Failure } from '../../../domain/error/failure';
import type { ServiceCall, ServiceContext } from '../../context';
import { readHorizon } from '../../event/safe-horizon';
import type { KeptDefinition } from './definition';
import { readDefinition } from './definition';
import { duesOf } from './due';
import { limited } from './limits';
import { lockKept, noteFailures, readLocalDay } from './state';
import type { Move, MoveRow } from './tell';
import { moveOf, movesOf, tellMoves } from './tell';

/** A first fill writes as many rows as the segment has members. */
const STATEMENT_SECONDS = 300;

export interface FillOutcome {
  readonly entered: number;
  readonly left: number;
}

/**
 * Asks everybody whether they are in a kept segment: at first, once a day, and when a definition changed. Who enters or
 * leaves is told, except where nobody moved and the segment did: by the first fill, and by one after a change of its
 * definition, of one that it names, or of the organisation's time zone.
 * A segment that cannot be asked, or that another pass holds, is left to a later round.
 */
export async function fillSegment({
  ctx,
  input: { segmentId },
}: ServiceCall<{ readonly segmentId: string }>): Promise<FillOutcome> {
  try {
    return await fillWithin(ctx, segmentId, STATEMENT_SECONDS);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await noteFailures(ctx, new Map([[segmentId, error]]));
    return nobody;
  }
}

/** The same within a time limit a statement. @throws Failure where the segment cannot be asked, or takes longer. */
export const fillWithin = (ctx: ServiceContext, segmentId: string, seconds: number): Promise<FillOutcome> => {
  const now = ctx.now();
  return limited(ctx.db, seconds, (tx) => fillIn({ ...ctx, db: tx, now: () => now }, segmentId));
};

const nobody: FillOutcome = { entered: 0, left: 0 };

async function fillIn(ctx: ServiceContext, segmentId: string): Promise<FillOutcome> {
  const { db: tx, organizationId } = ctx;
  const [row] = await lockKept(tx, organizationId, [segmentId]);
  if (!row) return nobody;
  const { timezone, today } = await readLocalDay(ctx);
  const definition = await readDefinition(ctx, segmentId, timezone);
  const horizon = await readHorizon(tx);
  const isTold = row.digest === definition.digest;
  const moves = await askEverybody(ctx, definition, isTold);
  await tellMoves(tx, organizationId, moves, ctx.now());
  await keepDues(tx, definition);
  await tx
    .update(keptSegments)
    .set({
      digest: definition.digest,
      day: today,
      watermark: sql`greatest(${keptSegments.watermark}, ${horizon}::timestamptz)`,
      refreshedAt: ctx.now(),
      failedAt: null,
      failure: null,
    })
    .where(eq(keptSegments.segmentId, segmentId));
  const entered = moves.filter(({ way }) => way === 'entered').length;
  return { entered, left: moves.length - entered };
}

async function askEverybody(
  ctx: ServiceContext,
  { segmentId, predicate }: KeptDefinition,
  isTold: boolean,
): Promise<readonly Move[]> {
  const id = sql`${segmentId}::uuid`;
  const rows = await ctx.db.execute<MoveRow>(sql`
    with found as materialized (
      select contacts.id as contact_id from contacts where ${predicate}
    ), fresh as (
      select contact_id from found
      where not exists (select 1 from kept_members member
        where member.segment_id = ${id} and member.contact_id = found.contact_id)
    ), entered as (
      insert into kept_members (segment_id, contact_id, entered_at)
      select ${id}, contact_id, ${ctx.now().toISOString()}::timestamptz from fresh
      returning segment_id, contact_id
    ), gone as (
      delete from kept_members member where member.segment_id = ${id}
        and not exists (select 1 from found where found.contact_id = member.contact_id)
      returning member.segment_id, member.contact_id
    ) ${isTold ? movesOf : sql`select 1 where false`}`);
  return rows.map(moveOf);
}

async function keepDues(tx: Database, definition: KeptDefinition): Promise<void> {
  const { segmentId } = definition;
  await tx.delete(keptDues).where(eq(keptDues.segmentId, segmentId));
  const dues = duesOf(definition);
  if (dues === null) return;
  await tx.execute(sql`insert into kept_dues (segment_id, contact_id, due_at)
    select ${segmentId}::uuid, contact_id, due_at from (${dues}) as dues`);
}
