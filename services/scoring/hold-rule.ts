import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contacts, leadRuleHolders } from '../../db/schema';
import { Failure } from '../../domain/error/failure';
import { asksScore, behavioursAskedFor } from '../../domain/scoring/rule';
import type { Question } from '../../domain/segment/question';
import { segmentsNamedBy } from '../../domain/segment/question';
import type { ServiceContext } from '../context';
import { latestEventOf } from '../segment/compile/behaviour';
import type { CompileScope } from '../segment/compile/operand';
import { compileQuestion } from '../segment/compile/question';
import { openScope, questionOf, questionsBehind } from '../segment/scope';
import type { LeadRuleRow } from './lead-rule-row';

/** A rule whose criteria are compiled. `question` is null where they cannot be asked any more: then they hold for nobody. */
export interface AskedRule {
  readonly rule: LeadRuleRow;
  readonly question: Question | null;
  readonly scope: CompileScope;
  /** Whether its answer goes by the engagement score, itself or through a segment. */
  readonly asksEngagement: boolean;
}

export async function compileRule(ctx: ServiceContext, rule: LeadRuleRow): Promise<AskedRule> {
  try {
    const question = questionOf(ctx, rule.criteria);
    const questions = await questionsBehind(ctx, question);
    const asksEngagement = questions.some((one) => asksScore(one, 'engagementScore'));
    return { rule, question, scope: await openScope(ctx, segmentsNamedBy(question)), asksEngagement };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { rule, question: null, scope: await openScope(ctx, []), asksEngagement: false };
  }
}

/**
 * Brings the holders of a rule up to date: who answers its criteria now is one, since the latest event that the
 * criteria ask for, or since now; nobody else is.
 * @param contactIds those to ask; null asks everybody, in one statement over all contacts.
 */
export async function holdRule(
  tx: Database,
  { rule, question, scope }: AskedRule,
  contactIds: readonly string[] | null,
): Promise<void> {
  const among = contactIds === null ? null : sql`in (select unnest(${sql.param(contactIds)}::uuid[]))`;
  const now = sql`${scope.now.toISOString()}::timestamptz`;
  const latest = question === null || rule.expiresAfterDays === null ? sql`null` : latestAskedEvent(question, scope);
  const startedAt = sql`coalesce(held.latest, known.started_at, ${now})`;
  const countsUntil =
    rule.expiresAfterDays === null
      ? sql`null::date`
      : sql`(${startedAt} at time zone ${scope.zone})::date + ${rule.expiresAfterDays}::int`;
  await tx.execute(sql`
    with held as materialized (
      select ${contacts.id} as contact_id, (${latest})::timestamptz as latest from ${contacts}
      where ${contacts.organizationId} = ${scope.organizationId}::uuid
        ${among === null ? sql.empty() : sql`and ${contacts.id} ${among}`}
        and ${holds(question, scope, among !== null)}
    ), gone as (
      delete from ${leadRuleHolders} as holder where holder.rule_id = ${rule.id}::uuid
        ${among === null ? sql.empty() : sql`and holder.contact_id ${among}`}
        and not exists (select 1 from held where held.contact_id = holder.contact_id)
    )
    insert into ${leadRuleHolders} as holder (contact_id, rule_id, started_at, counts_until)
    select held.contact_id, ${rule.id}::uuid, ${startedAt}, ${countsUntil}
    from held left join ${leadRuleHolders} as known
      on known.contact_id = held.contact_id and known.rule_id = ${rule.id}::uuid
    on conflict (contact_id, rule_id) do update
      set started_at = excluded.started_at, counts_until = excluded.counts_until
      where (holder.started_at, holder.counts_until) is distinct from (excluded.started_at, excluded.counts_until)`);
}

/**
 * Of few contacts each is asked by itself, as in a condition about one contact. The CASE keeps the planner from reading
 * everybody's events to find those of a few.
 */
function holds(question: Question | null, scope: CompileScope, isFew: boolean): SQL {
  if (question === null) return sql`false`;
  const predicate = sql`(${compileQuestion(question, scope)})`;
  return isFew ? sql`case when ${contacts.id} is null then false else ${predicate} end` : predicate;
}

function latestAskedEvent(question: Question, scope: CompileScope): SQL {
  const latest = behavioursAskedFor(question).map((behaviour) => latestEventOf(behaviour, scope));
  return latest.length === 0 ? sql`null` : sql`greatest(${sql.join(latest, sql`, `)})`;
}
