import { eq, sql } from 'drizzle-orm';
import { scoringProgress } from '../../db/schema';
import type { ServiceContext } from '../context';
import { readHorizon } from '../event/safe-horizon';
import { holdRule } from './hold-rule';
import { keepPassesOut, requestPass } from './progress';
import { openScoring, wholeOrganization } from './scope';
import { scoreContacts } from './score-contacts';
import { writtenSince } from './written-since';

const CONTACTS_A_STEP = 1_000;
/** More than this at once, as after a large import, is better done by a pass over everybody. */
const MOST_CONTACTS = 50_000;

export interface TouchedRefresh {
  readonly contacts: number;
  readonly changed: number;
}

/**
 * Scores the contacts to whom something has happened since the last time. Each step is a transaction; the watermark
 * moves when all is done, so what dies in between is done again, to no effect.
 */
export async function refreshTouched(ctx: ServiceContext): Promise<TouchedRefresh> {
  const { db, organizationId } = ctx;
  const horizon = await readHorizon(db);
  const watermark = sql`(select watermark from scoring_progress where organization_id = ${organizationId}::uuid)`;
  const touched = await db.execute<{ contact_id: string }>(sql`
    select distinct contact_id from (${writtenSince(watermark)}) as written
    where organization_id = ${organizationId}::uuid order by contact_id limit ${MOST_CONTACTS + 1}`);
  const isTooMany = touched.length > MOST_CONTACTS;
  const few = isTooMany ? [] : touched.map((row) => row.contact_id);
  let changed = 0;
  for (let from = 0; from < few.length; from += CONTACTS_A_STEP) {
    const contactIds = few.slice(from, from + CONTACTS_A_STEP);
    changed += await scoreFew(ctx, contactIds);
  }
  await db.transaction(async (tx) => {
    if (isTooMany) await requestPass(tx, organizationId, 'EVENTS');
    await tx
      .update(scoringProgress)
      .set({ watermark: sql`greatest(${scoringProgress.watermark}, ${horizon}::timestamptz)` })
      .where(eq(scoringProgress.organizationId, organizationId));
  });
  return { contacts: few.length, changed };
}

/** Asks every rule of a few contacts and scores them, in one transaction. @returns how many scores changed. */
export async function scoreFew(ctx: ServiceContext, contactIds: readonly string[]): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    await keepPassesOut(tx, ctx.organizationId);
    const scope = await openScoring({ ...wholeOrganization(ctx), db: tx });
    for (const rule of scope.rules) await holdRule(tx, rule, contactIds);
    return scoreContacts(tx, scope, { contactIds, readEvents: true });
  });
}
