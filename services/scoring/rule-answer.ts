import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { leadRuleHolders, leadRules } from '../../db/schema';
import type { RuleAnswer } from '../../domain/scoring/schema';
import { questionSentence } from '../../domain/segment/sentence/sentence';
import { invalid } from '../../domain/error/failure';
import { asksScore } from '../../domain/scoring/rule';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { readCriteria } from '../../domain/segment/read-criteria';
import type { ServiceContext } from '../context';
import { namesIn } from '../segment/names';
import { checkReferences } from '../segment/references';
import { questionOf, questionsBehind } from '../segment/scope';
import type { LeadRuleRow } from './lead-rule-row';
import { presentRule } from './lead-rule-row';

/** Rules as the API shows them, each with its criteria as a sentence and how many hold it. */
export async function answerRules(ctx: ServiceContext, rows: readonly LeadRuleRow[]): Promise<readonly RuleAnswer[]> {
  const counts = await countHolders(ctx.db, ctx.organizationId);
  return Promise.all(
    rows.map(async (row) => ({
      ...presentRule(row),
      sentence: await sentenceOf(ctx, row.criteria),
      holders: counts.get(row.id) ?? 0,
    })),
  );
}

export async function answerRule(ctx: ServiceContext, row: LeadRuleRow): Promise<RuleAnswer> {
  const [holders, sentence] = await Promise.all([
    ctx.db.$count(leadRuleHolders, eq(leadRuleHolders.ruleId, row.id)),
    sentenceOf(ctx, row.criteria),
  ]);
  return { ...presentRule(row), sentence, holders };
}

async function countHolders(db: Database, organizationId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ ruleId: leadRuleHolders.ruleId, holders: sql<number>`count(*)::int` })
    .from(leadRuleHolders)
    .innerJoin(leadRules, eq(leadRules.id, leadRuleHolders.ruleId))
    .where(eq(leadRules.organizationId, organizationId))
    .groupBy(leadRuleHolders.ruleId);
  return new Map(rows.map(({ ruleId, holders }) => [ruleId, holders]));
}

/** Criteria as a sentence about a person; empty where they can be asked no more. */
export async function sentenceOf(ctx: ServiceContext, criteria: SegmentCriteria): Promise<string> {
  const { question } = readCriteria(criteria);
  return question ? questionSentence(question, ctx.locale, await namesIn(ctx, question)) : '';
}

/**
 * Makes sure that a rule can be asked, and is no answer to itself.
 * @throws Failure VALIDATION_FAILED with the path of each condition at fault.
 */
export async function checkRuleCriteria(ctx: ServiceContext, criteria: SegmentCriteria): Promise<void> {
  const question = questionOf(ctx, criteria);
  await checkReferences(ctx, criteria.conditions);
  const questions = await questionsBehind(ctx, question);
  if (questions.some((one) => asksScore(one, 'leadScore')))
    throw invalid([{ path: 'criteria', message: circle[ctx.locale] }]);
}

const circle = {
  en: 'A lead rule cannot ask for the lead score, itself or through a segment: its points would change its own answer.',
  fr: 'Une règle de score ne peut pas interroger le score de prospect, ni elle-même ni par un segment : ses points changeraient sa propre réponse.',
};
