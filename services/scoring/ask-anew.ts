import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { holdRule } from './hold-rule';
import type { ScoringScope } from './scope';

/** The rules that hold for a contact by their ids, and whether their points count. */
export type HeldRules = Readonly<Record<string, boolean>>;

/** The rules that the contact `c` holds, as JSON; null for none. */
export const heldRules = ({ now, timezone }: Pick<ScoringScope, 'now' | 'timezone'>): SQL => sql`
  (select jsonb_object_agg(h.rule_id, coalesce(
      h.counts_until >= (${now.toISOString()}::timestamptz at time zone ${timezone}::text)::date, true))
    from lead_rule_holders h where h.contact_id = c.id)`;

interface NewScore {
  readonly id: string;
  readonly score: number;
}

/**
 * Rules that go by the engagement score were asked while it was what it is no more. They are asked anew of those for
 * whom it changes, before their lead score is decided, so that each score changes once and tells of it once.
 * @returns the rules that each of these contacts holds then; empty where no rule goes by the engagement score.
 */
export async function askAnew(
  tx: Database,
  scope: ScoringScope,
  engagement: readonly NewScore[],
): Promise<ReadonlyMap<string, HeldRules>> {
  const rules = scope.rules.filter(({ asksEngagement }) => asksEngagement);
  if (rules.length === 0 || engagement.length === 0) return new Map();
  const contactIds = engagement.map(({ id }) => id);
  await tx.execute(sql`update contacts set engagement_score = changed.score
    from jsonb_to_recordset(${JSON.stringify(engagement)}::text::jsonb) as changed(id uuid, score real)
    where contacts.id = changed.id`);
  for (const rule of rules) await holdRule(tx, rule, contactIds);
  const rows = await tx.execute<{ id: string; held: HeldRules | null }>(sql`select c.id, ${heldRules(scope)} as held
    from unnest(${sql.param(contactIds)}::uuid[]) as asked(id) join contacts c on c.id = asked.id`);
  return new Map(rows.map(({ id, held }) => [id, held ?? {}]));
}
