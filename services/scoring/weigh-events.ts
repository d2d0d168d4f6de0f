import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { eventNames } from '../../domain/event/event';
import type { ScoringSettings } from '../../domain/scoring/settings';
import { unscoredEvents } from '../../domain/scoring/settings';

interface Weighing {
  readonly organizationId: string;
  readonly contactIds: readonly string[];
  readonly settings: ScoringSettings;
  readonly now: Date;
}

const given = (property: string): SQL =>
  sql`case when jsonb_typeof(e.properties -> ${property}::text) = 'string' then e.properties ->> ${property}::text end`;

const mail = sql`coalesce(e.message_id::text, ${given('messageId')}, e.campaign_id::text, ${given('campaignId')})`;

/** `onceKey` of the domain, over a row of `contact_events`. */
const onceKey = sql`case
  when e.name in (${eventNames.emailOpened}, 'EMAIL_REPLIED')
    then coalesce(${mail}, to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD'))
  when e.name = ${eventNames.linkClicked} and ${mail} is not null then ${mail} || ' ' || coalesce(${given('url')}, '')
  else e.id::text end`;

/**
 * What each behaviour of each contact is worth now, as rows `contact_id, name, times, points, last_at`, with those
 * taken in since the contact was last scored apart as `fresh_times, fresh_points`. Answers what `engagementParts` of
 * the domain does: a property test holds the two together.
 */
export function weighedEvents({ organizationId, contactIds, settings, now }: Weighing): SQL {
  const { points, otherEvents, halfLifeDays } = settings;
  const worth = sql`coalesce((${JSON.stringify(points)}::text::jsonb ->> counted.name)::float8, ${otherEvents}::float8)`;
  const ageDays = sql`greatest(extract(epoch from ${now.toISOString()}::timestamptz - counted.first_at)::float8, 0) / 86400`;
  const left = sql`power(2::float8, -least(${ageDays} / ${halfLifeDays}::float8, 1000))`;
  const fresh = sql`s.contact_id is null or counted.taken_at > s.points_at`;
  const scored =
    otherEvents === 0
      ? sql`e.name = any(${sql.param(Object.keys(points))}::text[])`
      : sql`e.name <> all(${sql.param(unscoredEvents)}::text[])`;
  return sql`
    select counted.contact_id, counted.name, count(*)::int as times, max(counted.first_at) as last_at,
      sum(${worth} * ${left}) as points,
      count(*) filter (where ${fresh})::int as fresh_times,
      coalesce(sum(${worth} * ${left}) filter (where ${fresh}), 0) as fresh_points
    from (
      select e.contact_id, e.name, min(e.occurred_at) as first_at, min(e.created_at) as taken_at
      from unnest(${sql.param(contactIds)}::uuid[]) as asked(id)
      join contact_events e on e.contact_id = asked.id
      where e.organization_id = ${organizationId}::uuid
        and ${scored}
      group by e.contact_id, e.name, ${onceKey}
    ) as counted
    left join contact_scores s on s.contact_id = counted.contact_id
    where ${worth} <> 0
    group by counted.contact_id, counted.name`;
}

/** What one contact's behaviours are worth in all. */
export interface WeighedContact {
  readonly points: number;
  readonly fresh: readonly { readonly event: string; readonly count: number; readonly points: number }[];
}

/** One row a contact; who did nothing that counts has none. */
export async function weighContacts(tx: Database, weighing: Weighing): Promise<ReadonlyMap<string, WeighedContact>> {
  const rows = await tx.execute<{ id: string; points: number; fresh: WeighedContact['fresh'] | null }>(sql`
    select contact_id as id, sum(points) as points,
      jsonb_agg(jsonb_build_object('event', name, 'count', fresh_times, 'points', fresh_points) order by name)
        filter (where fresh_times > 0) as fresh
    from (${weighedEvents(weighing)}) as weighed group by contact_id`);
  return new Map(rows.map(({ id, points, fresh }) => [id, { points, fresh: fresh ?? [] }]));
}
