import { desc, eq, sql } from 'drizzle-orm';
import { contactScores, leadRuleHolders, scoreChanges } from '../../db/schema';
import { behaviourLabel, causeSentence, partSentence } from '../../domain/scoring/cause-sentence';
import { isQuiet } from '../../domain/scoring/decide';
import { decayFactor } from '../../domain/scoring/engagement';
import { engagementLevelOf } from '../../domain/scoring/lines';
import type { ContactScores } from '../../domain/scoring/schema';
import type { ServiceCall, ServiceContext } from '../context';
import { timezoneOf } from '../organization/timezone';
import { getContactInOrganization } from '../contact/load';
import type { ContactRow } from '../contact/load';
import { rulesOf } from './lead-rule-row';
import { loadScoringSettings } from './load-settings';
import { sentenceOf } from './rule-answer';
import { weighedEvents } from './weigh-events';

interface ScoresRequest {
  readonly contactId: string;
  /** Rows of history. */
  readonly limit: number;
}

/** Both scores of a contact, what they are made of now, and how they came about. @throws Failure NOT_FOUND */
export async function getContactScores({ ctx, input }: ServiceCall<ScoresRequest>): Promise<ContactScores> {
  const contact = await getContactInOrganization(ctx, input.contactId);
  const [timezone, [standing]] = await Promise.all([
    timezoneOf(ctx),
    ctx.db.select().from(contactScores).where(eq(contactScores.contactId, contact.id)),
  ]);
  const [engagement, lead, history] = await Promise.all([
    engagementOf(ctx, contact, { standing, timezone }),
    leadOf(ctx, contact, { standing, timezone }),
    historyOf(ctx, contact.id, input.limit),
  ]);
  return { engagement, lead, history: [...history] };
}

interface Known {
  readonly standing: typeof contactScores.$inferSelect | undefined;
  readonly timezone: string;
}

const rounded = (points: number): number => Math.round(points * 10) / 10;

async function engagementOf(ctx: ServiceContext, contact: ContactRow, { standing, timezone }: Known) {
  const now = ctx.now();
  const { organizationId, locale } = ctx;
  const settings = await loadScoringSettings(ctx.db, organizationId);
  const weighed = weighedEvents({ organizationId, contactIds: [contact.id], settings, now });
  const rows = await ctx.db.execute<{ name: string; times: number; points: number; last_at: string }>(sql`
    select name, times, points, to_json(last_at) #>> '{}' as last_at from (${weighed}) as part
    order by abs(points) desc, name`);
  const left = standing ? decayFactor(now.getTime() - standing.pointsAt.getTime(), settings.halfLifeDays) : 0;
  return {
    score: contact.engagementScore,
    level: engagementLevelOf(contact.engagementScore),
    halfLifeDays: settings.halfLifeDays,
    parts: rows.map(({ name: event, times: count, points, last_at: lastAt }) => ({
      event,
      label: behaviourLabel(event, locale),
      count,
      points: rounded(points),
      lastAt: new Date(lastAt).toISOString(),
      sentence: partSentence({ event, count, lastAtMs: Date.parse(lastAt) }, locale, timezone),
    })),
    adjustment: rounded((standing?.adjustment ?? 0) * left),
  };
}

async function leadOf(ctx: ServiceContext, contact: ContactRow, { standing, timezone }: Known) {
  const [rules, holders] = await Promise.all([
    rulesOf(ctx.db, ctx.organizationId),
    ctx.db
      .select({
        ruleId: leadRuleHolders.ruleId,
        startedAt: leadRuleHolders.startedAt,
        countsUntil: leadRuleHolders.countsUntil,
        counts: sql<boolean>`coalesce(${leadRuleHolders.countsUntil}
          >= (${ctx.now().toISOString()}::timestamptz at time zone ${timezone}::text)::date, true)`,
      })
      .from(leadRuleHolders)
      .where(eq(leadRuleHolders.contactId, contact.id)),
  ]);
  const counting = new Map(holders.filter(({ counts }) => counts).map((holder) => [holder.ruleId, holder]));
  const parts = rules.flatMap((rule) => {
    const holder = rule.active ? counting.get(rule.id) : undefined;
    return holder ? [{ rule, holder }] : [];
  });
  return {
    score: contact.leadScore,
    parts: await Promise.all(
      parts.map(async ({ rule: { id, name, points, criteria }, holder }) => ({
        ruleId: id,
        name,
        points,
        since: holder.startedAt.toISOString(),
        countsUntil: holder.countsUntil,
        sentence: await sentenceOf(ctx, criteria),
      })),
    ),
    adjustment: rounded(standing?.leadAdjustment ?? 0),
  };
}

async function historyOf(ctx: ServiceContext, contactId: string, limit: number) {
  const [rows, rules] = await Promise.all([
    ctx.db
      .select()
      .from(scoreChanges)
      .where(eq(scoreChanges.contactId, contactId))
      .orderBy(desc(scoreChanges.at), desc(scoreChanges.id))
      .limit(limit),
    rulesOf(ctx.db, ctx.organizationId),
  ]);
  const names = new Map(rules.map(({ id, name }) => [id, name]));
  return rows.map(({ id, score, before, after, at, why }) => ({
    id,
    score,
    before,
    after,
    at: at.toISOString(),
    why: why.map((cause) => causeSentence(cause, ctx.locale, names)),
    gradual: isQuiet({ why }),
  }));
}
