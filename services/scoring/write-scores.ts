import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { newId } from '../../db/columns';
import { eventNames } from '../../domain/event/event';
import type { ScoreChange, Standing } from '../../domain/scoring/decide';
import { isQuiet } from '../../domain/scoring/decide';
import { isTold } from '../../domain/scoring/lines';
import { recordEvents } from '../event/record';
import type { NewEvent } from '../event/record';
import type { ScoringScope } from './scope';

/** A contact whose scores are to be written. */
export interface ScoredContact {
  readonly id: string;
  readonly artistId: string | null;
  readonly standing: Standing;
  readonly changes: readonly ScoreChange[];
}

/** Scores, what they are made of, their history, and the events of those that crossed a line. */
export async function writeScores(tx: Database, scope: ScoringScope, scored: readonly ScoredContact[]): Promise<void> {
  if (scored.length === 0) return;
  await writeStandings(tx, scope, scored);
  await writeHistory(tx, scope, scored);
  await recordEvents(tx, eventsOf(scope, scored));
}

/** The contact's own row is touched only where a score changed; a score is no change of the contact: `updated_at` stays. */
async function writeStandings(tx: Database, { organizationId, now }: ScoringScope, scored: readonly ScoredContact[]) {
  const rows = scored.map(({ id, standing }) => ({
    id,
    points: standing.points,
    adjustment: standing.adjustment,
    rules: standing.rules,
    lead_adjustment: standing.leadAdjustment,
    engagement_score: standing.engagementScore,
    lead_score: standing.leadScore,
  }));
  await tx.execute(sql`
    with scored as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row(id uuid, points float8,
        adjustment float8, rules jsonb, lead_adjustment real, engagement_score real, lead_score real)
    ), kept as (
      insert into contact_scores (contact_id, organization_id, points, adjustment, points_at, rules, lead_adjustment,
        engagement_score, lead_score)
      select id, ${organizationId}::uuid, points, adjustment, ${now.toISOString()}::timestamptz, rules, lead_adjustment,
        engagement_score, lead_score from scored
      on conflict (contact_id) do update set points = excluded.points, adjustment = excluded.adjustment,
        points_at = excluded.points_at, rules = excluded.rules, lead_adjustment = excluded.lead_adjustment,
        engagement_score = excluded.engagement_score, lead_score = excluded.lead_score
    )
    update contacts set engagement_score = scored.engagement_score, lead_score = scored.lead_score
    from scored where contacts.id = scored.id
      and (contacts.engagement_score, contacts.lead_score) is distinct from (scored.engagement_score, scored.lead_score)`);
}

/**
 * Days on which time alone took points away would be a row each for everybody. Such a day lengthens the row before it
 * where that is such a stretch too, so that the history grows with what people do and not with time.
 */
async function writeHistory(tx: Database, { organizationId, now }: ScoringScope, scored: readonly ScoredContact[]) {
  const rows = scored.flatMap(({ id: contactId, changes }) =>
    changes.map(({ byHand: _byHand, ...change }) => ({
      ...change,
      id: newId(now.getTime()),
      contact_id: contactId,
      quiet: isQuiet(change),
    })),
  );
  if (rows.length === 0) return;
  const at = sql`${now.toISOString()}::timestamptz`;
  await tx.execute(sql`
    with changed as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as row(id uuid, contact_id uuid, score text, before real, after real, why jsonb, quiet boolean)
    ), lengthened as (
      update score_changes as kept set after = changed.after, at = ${at},
        why = jsonb_set(changed.why, '{0,points}',
          to_jsonb((kept.why -> 0 ->> 'points')::numeric + (changed.why -> 0 ->> 'points')::numeric))
      from changed
      where changed.quiet and kept.id = (
          select latest.id from score_changes latest
          where latest.contact_id = changed.contact_id and latest.score = changed.score
          order by latest.at desc nulls last, latest.id desc limit 1)
        and jsonb_array_length(kept.why) = 1 and kept.why -> 0 ->> 'kind' = 'DECAY'
      returning changed.id
    )
    insert into score_changes (id, organization_id, contact_id, score, before, after, why, at)
    select id, ${organizationId}::uuid, contact_id, score, before, after, why, ${at} from changed
    where not exists (select 1 from lengthened where lengthened.id = changed.id)`);
}

const eventsOf = ({ organizationId, lines, now }: ScoringScope, scored: readonly ScoredContact[]): NewEvent[] =>
  scored.flatMap(({ id: contactId, artistId, changes }) =>
    changes
      .filter(({ score, before, after, byHand }) => !byHand && isTold(lines, score, before, after))
      .map(({ score, before, after }) => ({
        organizationId,
        artistId,
        contactId,
        name: eventNames.scoreChanged,
        properties: { score, from: before, to: after },
        occurredAt: now,
      })),
  );
