import { sql } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import { Failure } from '../../../domain/error/failure';
import type { ServiceCall, ServiceContext } from '../../context';
import { readHorizon } from '../../event/safe-horizon';
import { amongTouched, copyTouched } from './copy-touched';
import type { KeptDefinition } from './definition';
import { readDefinition } from './definition';
import { duesOf } from './due';
import { limited } from './limits';
import type { KeptRow } from './state';
import { lockKept, noteFailures, readLocalDay, restsAfterFailure } from './state';
import type { MoveRow } from './tell';
import { moveOf, movesOf, tellMoves } from './tell';
import { gatherTouched } from './touched';

const STATEMENT_SECONDS = 60;
/** Past this many, asking everybody costs less than asking each. */
const MOST_TOUCHED = 50_000;
/** Some rows are stamped by the clock of the machine that wrote them, before their transaction begins. */
const OVERLAP_MS = 60_000;

interface RefreshInput {
  readonly mostTouched?: number;
  readonly overlapMs?: number;
}

export interface RefreshOutcome {
  /** Segments brought up to date here. */
  readonly segments: number;
  /** Contacts that were asked again. */
  readonly touched: number;
  readonly entered: number;
  readonly left: number;
  /** Segments of which everybody must be asked, by `fillSegment`: new or changed ones, and each once a day. */
  readonly due: readonly string[];
}

/**
 * Brings the kept members of an organisation's segments up to date with what was committed since they last were: asks
 * again those contacts alone of whom something was written, or whose dates fall due. Members, events of who entered and
 * left, and how far this came are one transaction, so each is told once however often it is interrupted or run at once.
 */
export async function refreshSegments({
  ctx,
  input: { mostTouched = MOST_TOUCHED, overlapMs = OVERLAP_MS },
}: ServiceCall<RefreshInput>): Promise<RefreshOutcome> {
  const failures = new Map<string, Failure>();
  const now = ctx.now();
  const outcome = await limited(ctx.db, STATEMENT_SECONDS, (tx) =>
    refreshIn({ ...ctx, db: tx, now: () => now }, { mostTouched, overlapMs, failures }),
  );
  await noteFailures(ctx, failures);
  return outcome;
}

interface Pass extends Required<RefreshInput> {
  /** Filled with what could not be asked. */
  readonly failures: Map<string, Failure>;
}

async function refreshIn(ctx: ServiceContext, { mostTouched, overlapMs, failures }: Pass): Promise<RefreshOutcome> {
  const kept = await lockKept(ctx.db, ctx.organizationId);
  const day = await readLocalDay(ctx);
  const awake = kept.filter((row) => !restsAfterFailure(row, ctx.now()));
  const definitions = await readDefinitions(ctx, awake, { timezone: day.timezone, failures });
  const current = awake.flatMap((row) => {
    const definition = definitions.get(row.segmentId);
    return definition?.digest === row.digest && row.failedAt === null && row.watermark !== null
      ? [{ definition, watermark: row.watermark }]
      : [];
  });
  const upToDate = new Set(current.map(({ definition }) => definition.segmentId));
  const due = awake
    .filter(
      ({ segmentId, day: askedOn }) =>
        definitions.has(segmentId) && !(upToDate.has(segmentId) && askedOn === day.today),
    )
    .map(({ segmentId }) => segmentId);
  const nothing = { segments: 0, touched: 0, entered: 0, left: 0, due };
  if (current.length === 0) return nothing;

  const horizon = await readHorizon(ctx.db);
  const since = new Date(Math.min(...current.map(({ watermark }) => watermark.getTime())) - overlapMs).toISOString();
  const questions = current.map(({ definition }) => definition);
  const touched = await gatherTouched(ctx, {
    since,
    asked: questions.map(({ asked: one }) => one),
    segmentIds: [...upToDate],
  });
  if (touched > mostTouched) return { ...nothing, touched, due: definitionsIn(awake, definitions) };
  const moves = touched === 0 ? [] : await askTouched(ctx, questions, failures);
  await tellMoves(ctx.db, ctx.organizationId, moves, ctx.now());
  const asked = [...upToDate].filter((id) => !failures.has(id));
  await advance(ctx, asked, horizon);
  const entered = moves.filter(({ way }) => way === 'entered').length;
  return { segments: questions.length, touched, entered, left: moves.length - entered, due };
}

const definitionsIn = (rows: readonly KeptRow[], definitions: ReadonlyMap<string, KeptDefinition>) =>
  rows.map(({ segmentId }) => segmentId).filter((id) => definitions.has(id));

async function readDefinitions(
  ctx: ServiceContext,
  rows: readonly KeptRow[],
  { timezone, failures }: { readonly timezone: string; readonly failures: Map<string, Failure> },
): Promise<ReadonlyMap<string, KeptDefinition>> {
  const definitions = new Map<string, KeptDefinition>();
  for (const { segmentId } of rows) {
    try {
      definitions.set(segmentId, await readDefinition(ctx, segmentId, timezone));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.set(segmentId, error);
    }
  }
  return definitions;
}

/** Asks each segment of the touched contacts, and changes its members to what they answer. */
async function askTouched(ctx: ServiceContext, definitions: readonly KeptDefinition[], failures: Map<string, Failure>) {
  const { db: tx } = ctx;
  await copyTouched(
    ctx,
    definitions.map(({ asked }) => asked),
  );
  await tx.execute(sql`create temp table found (segment_id uuid, contact_id uuid) on commit drop`);
  for (const definition of definitions) {
    try {
      await limited(tx, STATEMENT_SECONDS, (part) => findMembers(part, definition));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.set(definition.segmentId, error);
    }
  }
  const asked = definitions.map(({ segmentId }) => segmentId).filter((id) => !failures.has(id));
  const rows = await tx.execute<MoveRow>(sql`
    with held as materialized (
      select held.* from touched cross join lateral (
        select segment_id, contact_id from kept_members
        where contact_id = touched.contact_id and segment_id = any(${sql.param(asked)}::uuid[]) offset 0) as held
    ), fresh as (
      select segment_id, contact_id from found except select segment_id, contact_id from held
    ), alive as (
      select id from contacts where id in (select contact_id from fresh) for key share
    ), entered as (
      insert into kept_members (segment_id, contact_id, entered_at)
      select segment_id, contact_id, ${ctx.now().toISOString()}::timestamptz from fresh join alive on alive.id = contact_id
      returning segment_id, contact_id
    ), stale as (
      select segment_id, contact_id from held except select segment_id, contact_id from found
    ), gone as (
      delete from kept_members where ctid in (
        select member.ctid from stale cross join lateral (
          select ctid from kept_members as member
          where member.segment_id = stale.segment_id and member.contact_id = stale.contact_id offset 0) as member)
      returning segment_id, contact_id
    ) ${movesOf}`);
  return rows.map(moveOf);
}

async function findMembers(tx: Database, definition: KeptDefinition): Promise<void> {
  const { segmentId, predicate } = definition;
  await tx.execute(sql`with ${amongTouched} insert into found (segment_id, contact_id)
    select ${segmentId}::uuid, contacts.id from contacts where ${predicate}`);
  const dues = duesOf(definition);
  if (dues === null) return;
  await tx.execute(sql`delete from kept_dues using touched
    where kept_dues.segment_id = ${segmentId}::uuid and kept_dues.contact_id = touched.contact_id`);
  await tx.execute(sql`with ${amongTouched} insert into kept_dues (segment_id, contact_id, due_at)
    select ${segmentId}::uuid, contact_id, due_at from (${dues}) as dues
    where contact_id in (select contact_id from touched)`);
}

/** All that was committed before the horizon is in the members now. */
async function advance(ctx: ServiceContext, segmentIds: readonly string[], horizon: string): Promise<void> {
  await ctx.db.execute(sql`
    update kept_segments set watermark = greatest(watermark, ${horizon}::timestamptz),
      refreshed_at = ${ctx.now().toISOString()}::timestamptz
    where segment_id = any(${sql.param(segmentIds)}::uuid[])`);
}
