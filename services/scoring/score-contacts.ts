import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import type { Findings, Standing } from '../../domain/scoring/decide';
import { decideScores } from '../../domain/scoring/decide';
import type { HeldRules } from './ask-anew';
import { askAnew, heldRules } from './ask-anew';
import type { ScoringScope } from './scope';
import { weighContacts } from './weigh-events';
import type { ScoredContact } from './write-scores';
import { writeScores } from './write-scores';

interface FoundRow {
  readonly id: string;
  readonly artist_id: string | null;
  readonly engagement_score: number;
  readonly lead_score: number;
  /** Null for a contact who was never scored. */
  readonly standing: Omit<Standing, 'pointsAtMs'> | null;
  readonly points_at: string | null;
  readonly held: HeldRules | null;
}

/**
 * Scores contacts inside the caller's transaction: reads, decides, and writes scores, history and SCORE_CHANGED
 * together. The contacts are locked first and read after, so that of two passes at once the second sees what the first
 * has written, and finds nothing to change.
 * @param readEvents whether to weigh the events anew; else what they were worth decays.
 * @returns how many scores changed.
 */
export async function scoreContacts(
  tx: Database,
  scope: ScoringScope,
  { contactIds, readEvents }: { readonly contactIds: readonly string[]; readonly readEvents: boolean },
): Promise<number> {
  const { organizationId, settings, now } = scope;
  // Joined rather than compared with a list: planning thousands of comparisons takes longer than making them.
  await tx.execute(sql`select c.id from unnest(${sql.param(contactIds)}::uuid[]) as asked(id)
    join contacts c on c.id = asked.id where c.organization_id = ${organizationId}::uuid
    order by c.id for no key update of c`);
  const found = await readContacts(tx, scope, contactIds);
  const weighed = readEvents ? await weighContacts(tx, { organizationId, contactIds, settings, now }) : null;
  const points = new Map(scope.rules.map(({ rule }) => [rule.id, rule.points]));
  const clock = { nowMs: now.getTime(), halfLifeDays: settings.halfLifeDays };
  const decide = (row: FoundRow, held = row.held) => {
    const findings: Findings = {
      engagementScore: row.engagement_score,
      leadScore: row.lead_score,
      behaviours: weighed && (weighed.get(row.id) ?? { points: 0, fresh: [] }),
      rules: Object.entries(held ?? {}).map(([ruleId, counts]) => ({
        ruleId,
        points: points.get(ruleId) ?? 0,
        counts: counts && points.has(ruleId),
      })),
    };
    return decideScores(standingOf(row), findings, clock);
  };
  const engagement = found.flatMap((row) => {
    const change = decide(row).changes.find(({ score }) => score === 'engagementScore');
    return change ? [{ id: row.id, score: change.after }] : [];
  });
  const heldThen = await askAnew(tx, scope, engagement);
  const scored = found.flatMap((row): readonly ScoredContact[] => {
    const { standing, changes } = decide(row, heldThen.get(row.id) ?? row.held);
    return standing ? [{ id: row.id, artistId: row.artist_id, standing, changes }] : [];
  });
  await writeScores(tx, scope, scored);
  return scored.reduce((sum, { changes }) => sum + changes.length, 0);
}

const standingOf = ({ standing, points_at: at }: FoundRow): Standing | null =>
  standing && at !== null ? { ...standing, pointsAtMs: Date.parse(at) } : null;

const readContacts = (
  tx: Database,
  { organizationId, timezone, now }: ScoringScope,
  contactIds: readonly string[],
): Promise<readonly FoundRow[]> =>
  tx.execute<FoundRow & Record<string, unknown>>(sql`
    select c.id, c.artist_id, c.engagement_score, c.lead_score, to_json(s.points_at) #>> '{}' as points_at,
      case when s.contact_id is not null then jsonb_build_object(
        'points', s.points, 'adjustment', s.adjustment, 'rules', s.rules, 'leadAdjustment', s.lead_adjustment,
        'engagementScore', s.engagement_score, 'leadScore', s.lead_score) end as standing,
      ${heldRules({ timezone, now })} as held
    from unnest(${sql.param(contactIds)}::uuid[]) as asked(id) join contacts c on c.id = asked.id
    left join contact_scores s on s.contact_id = c.id where c.organization_id = ${organizationId}::uuid`);
