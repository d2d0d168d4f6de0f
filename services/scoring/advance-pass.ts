import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { leadRules, scoringProgress } from '../../db/schema';
import type { ServiceContext } from '../context';
import { compileRule, holdRule } from './hold-rule';
import type { ScoringScope } from './scope';
import { openScoring, wholeOrganization } from './scope';
import { scoreContacts } from './score-contacts';

const CONTACTS_A_STEP = 5_000;
/** One rule asked of a million people takes seconds; this is for the one that does not. */
const STATEMENT_TIMEOUT = '10min';
const KEEP_HISTORY = '2 years';

/** What one step of a pass did. */
export interface PassStep {
  readonly done: boolean;
  readonly contacts: number;
  readonly changed: number;
}

type Progress = typeof scoringProgress.$inferSelect;

/**
 * One step of the pass under way: one lead rule asked of everybody, or some thousand contacts scored. The step and how
 * far the pass has come are one transaction, so a pass that dies goes on from its last step, wherever it is taken up.
 */
export async function advancePass(ctx: ServiceContext): Promise<PassStep> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('statement_timeout', ${STATEMENT_TIMEOUT}, true)`);
    const [progress] = await tx
      .select()
      .from(scoringProgress)
      .where(eq(scoringProgress.organizationId, ctx.organizationId))
      .for('update');
    if (!progress?.pass) return { done: true, contacts: 0, changed: 0 };
    const inside = { ...wholeOrganization(ctx), db: tx };
    if (!progress.rulesAsked) return askNextRule(inside, progress);
    return scoreNextContacts(inside, progress);
  });
}

async function askNextRule(ctx: ServiceContext, { cursorId }: Progress): Promise<PassStep> {
  const [rule] = await ctx.db
    .select()
    .from(leadRules)
    .where(
      and(
        eq(leadRules.organizationId, ctx.organizationId),
        eq(leadRules.active, true),
        cursorId === null ? undefined : gt(leadRules.id, cursorId),
      ),
    )
    .orderBy(asc(leadRules.id))
    .limit(1);
  if (rule) await holdRule(ctx.db, await compileRule(ctx, rule), null);
  await moveTo(ctx, rule ? { cursorId: rule.id } : { rulesAsked: true, cursorId: null });
  return { done: false, contacts: 0, changed: 0 };
}

async function scoreNextContacts(ctx: ServiceContext, progress: Progress): Promise<PassStep> {
  const page = await nextContacts(ctx.db, ctx.organizationId, progress);
  const last = page.at(-1);
  if (!last) {
    await finish(ctx, progress);
    return { done: true, contacts: 0, changed: 0 };
  }
  const scope: ScoringScope = await openScoring(ctx);
  const changed = await scoreContacts(ctx.db, scope, {
    contactIds: page.map(({ id }) => id),
    readEvents: progress.pass === 'EVENTS',
  });
  await moveTo(ctx, { cursorAt: new Date(last.created_at), cursorId: last.id });
  return { done: false, contacts: page.length, changed };
}

/** Latest first, as the list of contacts is: the same index serves. Who comes after the pass began is scored as new. */
const nextContacts = (db: Database, organizationId: string, { cursorAt, cursorId }: Progress) =>
  db.execute<{ id: string; created_at: string }>(sql`
    select id, to_json(created_at) #>> '{}' as created_at from contacts
    where organization_id = ${organizationId}::uuid
      ${
        cursorAt === null
          ? sql.empty()
          : sql`and created_at <= ${cursorAt.toISOString()}::timestamptz
              and (created_at, id) < (${cursorAt.toISOString()}::timestamptz, ${cursorId}::uuid)`
      }
    order by created_at desc nulls last, id desc nulls last limit ${CONTACTS_A_STEP}`);

async function finish(ctx: ServiceContext, { passDay }: Progress): Promise<void> {
  await moveTo(ctx, { pass: null, passDay: null, day: passDay, rulesAsked: false, cursorAt: null, cursorId: null });
  await ctx.db.execute(sql`delete from score_changes where organization_id = ${ctx.organizationId}::uuid
    and at < ${ctx.now().toISOString()}::timestamptz - ${KEEP_HISTORY}::interval`);
}

const moveTo = (ctx: ServiceContext, to: Partial<Progress>) =>
  ctx.db.update(scoringProgress).set(to).where(eq(scoringProgress.organizationId, ctx.organizationId));
