import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { newId } from '../../db/columns';
import { leadRuleHolders, leadRules } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import { leadRuleBounds } from '../../domain/scoring/rule';
import type { CreateRule, RuleAnswer, UpdateRule } from '../../domain/scoring/schema';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import type { Page } from '../list';
import { sizeOfCriteria } from '../segment/size';
import type { LeadRuleRow } from './lead-rule-row';
import { getRuleInOrganization, rulesOf } from './lead-rule-row';
import { requestPass, startPassNow } from './progress';
import { answerRule, answerRules, checkRuleCriteria, sentenceOf } from './rule-answer';

interface NamedRule {
  readonly ruleId: string;
}

/** All rules, in their order: a list of a few is one page. */
export async function listRules({ ctx }: { readonly ctx: ServiceContext }): Promise<Page<RuleAnswer>> {
  const items = await answerRules(ctx, await rulesOf(ctx.db, ctx.organizationId));
  return { items, nextCursor: null, total: items.length };
}

/** @throws Failure NOT_FOUND */
export async function getRule({ ctx, input }: ServiceCall<NamedRule>): Promise<RuleAnswer> {
  return answerRule(ctx, await getRuleInOrganization(ctx, input.ruleId));
}

/** How many contacts would have the points, and the criteria as a sentence. @throws Failure VALIDATION_FAILED */
export async function previewRule({ ctx, input }: ServiceCall<{ readonly criteria: SegmentCriteria }>) {
  await checkRuleCriteria(ctx, input.criteria);
  const { count } = await sizeOfCriteria({ ctx, input });
  return { count, sentence: await sentenceOf(ctx, input.criteria) };
}

/** Adds a rule, last unless it is given a place. @throws Failure VALIDATION_FAILED; INVALID_STATE past the most rules. */
export async function createRule({ ctx, input: { order, ...input } }: ServiceCall<CreateRule>): Promise<RuleAnswer> {
  await checkRuleCriteria(ctx, input.criteria);
  const id = newId();
  const row = await changeRules(ctx, async (tx, rules) => {
    if (rules.length >= leadRuleBounds.rules) throw failure('INVALID_STATE', { message: tooManyRules });
    await tx.insert(leadRules).values({ ...input, id, organizationId: ctx.organizationId, order: rules.length });
    const ids = rules.map((rule) => rule.id);
    await putInOrder(tx, ids.toSpliced(order ?? ids.length, 0, id));
    const entity = { type: 'lead_rule', id };
    await recordChange(ctx, tx, { action: 'lead_rule.created', entity, after: auditable(input) });
    return getRuleInOrganization(ctx, id, { tx });
  });
  return answerRule(ctx, row);
}

/** Changes only the fields given; `order` moves the rule to that place. @throws Failure NOT_FOUND, VALIDATION_FAILED */
export async function updateRule({
  ctx,
  input: { ruleId, order, ...changes },
}: ServiceCall<UpdateRule & NamedRule>): Promise<RuleAnswer> {
  await getRuleInOrganization(ctx, ruleId);
  if (changes.criteria) await checkRuleCriteria(ctx, changes.criteria);
  const row = await changeRules(ctx, async (tx, rules) => {
    const before = await getRuleInOrganization(ctx, ruleId, { tx, lock: true });
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    if (given.length > 0) await tx.update(leadRules).set(Object.fromEntries(given)).where(eq(leadRules.id, ruleId));
    if (changes.active === false) await tx.delete(leadRuleHolders).where(eq(leadRuleHolders.ruleId, ruleId));
    if (order !== undefined) {
      const others = rules.map(({ id }) => id).filter((id) => id !== ruleId);
      await putInOrder(tx, others.toSpliced(order, 0, ruleId));
    }
    const after = await getRuleInOrganization(ctx, ruleId, { tx });
    const entity = { type: 'lead_rule', id: ruleId };
    await recordChange(ctx, tx, {
      action: 'lead_rule.updated',
      entity,
      before: auditable(before),
      after: auditable(after),
    });
    return after;
  });
  return answerRule(ctx, row);
}

/** Takes a rule and its points away. @throws Failure NOT_FOUND */
export async function deleteRule({ ctx, input: { ruleId } }: ServiceCall<NamedRule>): Promise<void> {
  await changeRules(ctx, async (tx, rules) => {
    const before = await getRuleInOrganization(ctx, ruleId, { tx, lock: true });
    await tx.delete(leadRules).where(eq(leadRules.id, ruleId));
    await putInOrder(
      tx,
      rules.map(({ id }) => id).filter((id) => id !== ruleId),
    );
    const entity = { type: 'lead_rule', id: ruleId };
    await recordChange(ctx, tx, { action: 'lead_rule.deleted', entity, before: auditable(before) });
  });
}

/** Runs one change of the rules at a time, then has every contact asked. */
async function changeRules<T>(
  ctx: ServiceContext,
  change: (tx: Database, rules: readonly LeadRuleRow[]) => Promise<T>,
): Promise<T> {
  const { organizationId } = ctx;
  const changed = await ctx.db.transaction(async (tx) => {
    // First, as a pass does: it holds this row while it writes to the rules' holders.
    await requestPass(tx, organizationId, 'DAY');
    return change(tx, await rulesOf(tx, organizationId));
  });
  await startPassNow(ctx);
  return changed;
}

async function putInOrder(tx: Database, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`update lead_rules set position = place.number - 1
    from unnest(${sql.param(ids)}::uuid[]) with ordinality as place(id, number)
    where lead_rules.id = place.id and lead_rules.position <> place.number - 1`);
}

const auditable = ({
  name,
  points,
  expiresAfterDays,
  active,
  criteria,
}: Pick<LeadRuleRow, 'name' | 'points' | 'expiresAfterDays' | 'active' | 'criteria'>) => ({
  name,
  points,
  expiresAfterDays,
  active,
  criteria: JSON.stringify(criteria),
});

const tooManyRules = {
  en: `There are ${leadRuleBounds.rules} lead rules already, which is the most. Delete one, or join two into one.`,
  fr: `Il y a déjà ${leadRuleBounds.rules} règles, le maximum. Supprimez-en une, ou réunissez-en deux.`,
};
