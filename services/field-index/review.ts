import { and, eq } from 'drizzle-orm';
import type { ReservedSql, Sql } from 'postgres';
import { contacts, fieldIndexes } from '../../db/schema';
import { fieldIndexName } from '../../domain/field-index/field-index';
import type { FieldUse, KnownIndex } from '../../domain/field-index/plan';
import { planFieldIndexes } from '../../domain/field-index/plan';
import type { ServiceCall, ServiceContext } from '../context';
import { findFieldUses } from './find-uses';
import { createFieldIndex, dropFieldIndex, scansOf } from './statements';

const MAX_REASON_LENGTH = 500;

interface Review {
  /** An index is made outside of transactions, on a connection of its own. */
  readonly sql: Sql;
  readonly signal?: AbortSignal;
}

export interface ReviewOutcome {
  readonly built: number;
  readonly dropped: number;
  readonly failed: number;
}

/**
 * Gives the custom fields that an organisation asks often their index, and takes away those no longer used.
 * Reading and writing contacts go on meanwhile. What is interrupted is cleaned up and begun anew by the next review.
 */
export async function reviewFieldIndexes({ ctx, input: { sql, signal } }: ServiceCall<Review>): Promise<ReviewOutcome> {
  const connection = await sql.reserve();
  try {
    // An index of a million contacts takes longer than any question may.
    await connection`set statement_timeout = 0`;
    await noteUse(ctx, connection);
    const [uses, known, count] = await Promise.all([
      findFieldUses(ctx),
      ctx.db.select().from(fieldIndexes).where(eq(fieldIndexes.organizationId, ctx.organizationId)),
      ctx.db.$count(contacts, eq(contacts.organizationId, ctx.organizationId)),
    ]);
    const plan = planFieldIndexes({ uses, known, contacts: count, now: ctx.now() });
    let outcome: ReviewOutcome = { built: 0, dropped: plan.drop.length, failed: 0 };
    for (const index of plan.drop) {
      signal?.throwIfAborted();
      await drop(ctx, connection, index);
    }
    for (const use of plan.build) {
      signal?.throwIfAborted();
      const isBuilt = await build(ctx, connection, use);
      outcome = isBuilt ? { ...outcome, built: outcome.built + 1 } : { ...outcome, failed: outcome.failed + 1 };
    }
    // The planner knows nothing of an expression before it has looked at its values.
    if (outcome.built > 0) await connection`analyze contacts`;
    return outcome;
  } finally {
    await connection`reset statement_timeout`;
    connection.release();
  }
}

/** An index read since the last review is in use; one that the database no longer has was dropped by somebody else. */
async function noteUse({ db, organizationId, now }: ServiceContext, connection: ReservedSql): Promise<void> {
  const rows = await db
    .select()
    .from(fieldIndexes)
    .where(and(eq(fieldIndexes.organizationId, organizationId), eq(fieldIndexes.status, 'READY')));
  for (const { id, definitionId, scans: before } of rows) {
    const scans = await scansOf(connection, definitionId);
    const found =
      scans === null
        ? { status: 'FAILED' as const, failure: 'the database has no valid index of this name' }
        : { scans, ...(scans !== before && scans > 0 ? { lastUsedAt: now() } : {}) };
    await db.update(fieldIndexes).set(found).where(eq(fieldIndexes.id, id));
  }
}

async function drop({ db, organizationId, now }: ServiceContext, connection: ReservedSql, index: KnownIndex) {
  await dropFieldIndex(connection, index.definitionId);
  await db
    .update(fieldIndexes)
    .set({ status: 'DROPPED', droppedAt: now() })
    .where(and(eq(fieldIndexes.organizationId, organizationId), eq(fieldIndexes.definitionId, index.definitionId)));
}

/** @returns whether it stands. One that cannot be made leaves nothing behind but why. */
async function build(ctx: ServiceContext, connection: ReservedSql, use: FieldUse): Promise<boolean> {
  const { organizationId, now } = ctx;
  const { definitionId, name, type } = use;
  await note(ctx, use, { status: 'BUILDING', builtAt: null, failure: null });
  await dropFieldIndex(connection, definitionId);
  try {
    await createFieldIndex(connection, { organizationId, definitionId, name, type });
  } catch (error) {
    await dropFieldIndex(connection, definitionId);
    const reason = error instanceof Error ? error.message : 'an unknown failure';
    await note(ctx, use, { status: 'FAILED', builtAt: null, failure: reason.slice(0, MAX_REASON_LENGTH) });
    return false;
  }
  await note(ctx, use, { status: 'READY', builtAt: now(), failure: null });
  return true;
}

type Standing = Pick<typeof fieldIndexes.$inferInsert, 'status' | 'builtAt' | 'failure'>;

async function note({ db, organizationId }: ServiceContext, use: FieldUse, standing: Standing): Promise<void> {
  const about = {
    fieldName: use.name,
    fieldType: use.type,
    indexName: fieldIndexName(use.definitionId),
    segmentCount: use.segments,
    scans: 0,
    lastUsedAt: null,
    droppedAt: null,
    ...standing,
  };
  await db
    .insert(fieldIndexes)
    .values({ organizationId, definitionId: use.definitionId, ...about })
    .onConflictDoUpdate({ target: [fieldIndexes.organizationId, fieldIndexes.definitionId], set: about });
}
