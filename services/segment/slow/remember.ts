import { createHash } from 'node:crypto';
import { and, desc, eq, notInArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { contacts, slowQuestions } from '../../../db/schema';
import type { SegmentCriteria } from '../../../domain/segment/criteria';
import type { AskPurpose } from '../../../domain/segment/slow-question';
import { SLOW_QUESTION_MS, SLOW_QUESTIONS_KEPT } from '../../../domain/segment/slow-question';
import type { ServiceContext } from '../../context';

/** Planning is quick; where it is not, because a table is locked, the plan is done without. */
const PLAN_LIMIT = '1s';

/** What is known of a question beside its answer. */
export interface AskedQuestion {
  readonly purpose: AskPurpose;
  /** A select whose plan says where the time goes. */
  readonly query: SQL;
  readonly segmentId?: string;
  readonly criteria?: SegmentCriteria;
}

interface Timing {
  readonly tookMs: number;
  /** By the time limit. */
  readonly stopped: boolean;
}

/** The contacts that a filter holds for, as a question whose plan is worth keeping. */
export const contactsWhere = (filter: SQL | undefined): SQL => sql`select count(*) from ${contacts} where ${filter}`;

/**
 * Keeps a question that took long, with its plan, for those who run the system: one row for each shape of question,
 * whatever its values. The plan is asked for without running the question again. Failing to keep it is told, not thrown.
 */
export async function rememberWhenSlow(
  ctx: ServiceContext,
  about: AskedQuestion | undefined,
  timing: Timing,
): Promise<void> {
  if (!about || (!timing.stopped && timing.tookMs < SLOW_QUESTION_MS)) return;
  const { organizationId } = ctx;
  const digest = digestOf(about);
  ctx.warn?.({ organizationId, digest, purpose: about.purpose, ...timing }, 'slow question about contacts');
  try {
    const plan = await planOf(ctx, about.query);
    await keep(ctx, { about, digest, plan, timing });
    await forgetOldest(ctx);
  } catch (error) {
    const reason = error instanceof Error ? error.name : typeof error;
    ctx.warn?.({ organizationId, digest, reason }, 'a slow question could not be kept');
  }
}

/** Of the statement alone, so that the same question about another city is the same. */
const digestOf = ({ purpose, query }: AskedQuestion): string =>
  createHash('sha256')
    .update(`${purpose} ${new PgDialect().sqlToQuery(query).sql}`)
    .digest('hex');

async function planOf({ db }: ServiceContext, query: SQL): Promise<string> {
  try {
    return await db.transaction(
      async (tx) => {
        await tx.execute(sql`select set_config('statement_timeout', ${PLAN_LIMIT}, true)`);
        const lines = await tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${query}`);
        return lines.map((line) => line['QUERY PLAN']).join('\n');
      },
      { accessMode: 'read only' },
    );
  } catch {
    return '';
  }
}

interface Slow {
  readonly about: AskedQuestion;
  readonly digest: string;
  readonly plan: string;
  readonly timing: Timing;
}

async function keep(
  { db, organizationId, now }: ServiceContext,
  { about: { purpose, segmentId, criteria }, digest, plan, timing: { tookMs, stopped } }: Slow,
): Promise<void> {
  const latest = {
    purpose,
    segmentId: segmentId ?? null,
    criteria: criteria ?? null,
    plan,
    lastMs: tookMs,
    lastAt: now(),
  };
  await db
    .insert(slowQuestions)
    .values({ organizationId, digest, ...latest, stopped: stopped ? 1 : 0, slowestMs: tookMs })
    .onConflictDoUpdate({
      target: [slowQuestions.organizationId, slowQuestions.digest],
      set: {
        ...latest,
        times: sql`${slowQuestions.times} + 1`,
        stopped: sql`${slowQuestions.stopped} + ${stopped ? 1 : 0}`,
        slowestMs: sql`greatest(${slowQuestions.slowestMs}, ${tookMs})`,
      },
    });
}

async function forgetOldest({ db, organizationId }: ServiceContext): Promise<void> {
  const ofOrganization = eq(slowQuestions.organizationId, organizationId);
  const latest = db
    .select({ id: slowQuestions.id })
    .from(slowQuestions)
    .where(ofOrganization)
    .orderBy(desc(slowQuestions.lastAt), desc(slowQuestions.id))
    .limit(SLOW_QUESTIONS_KEPT);
  await db.delete(slowQuestions).where(and(ofOrganization, notInArray(slowQuestions.id, latest)));
}
