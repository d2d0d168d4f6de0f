import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Asked, EventDetail } from '../../../domain/segment/asked';
import { widestReads } from '../../../domain/segment/asked';
import type { ServiceContext } from '../../context';

const DAY_MS = 86_400_000;

/**
 * Copies the events of the touched contacts that questions read, into `touched_contact_events`. What is not read of them
 * is null there. Which they are is found from an index alone, by going through the touched or through all who did the
 * same, whichever the planner counts as less: sought contact after contact, each would be looked for in every month.
 */
export async function copyEvents(
  { db: tx, organizationId, now }: ServiceContext,
  asked: readonly Asked[],
): Promise<void> {
  for (const [name, { days, detail }] of widestReads(asked.flatMap(({ events }) => [...events]))) {
    const since = sql`${days === null ? '-infinity' : daysBefore(now(), days)}::timestamptz`;
    const among = sql`contact_events join touched using (contact_id)
      where organization_id = ${organizationId}::uuid and name = ${name}::text and occurred_at >= ${since}`;
    await tx.execute(copyOf[detail](among));
  }
}

/** A window begins with a day of the organisation's, at most a day and a half earlier. */
const daysBefore = (now: Date, days: number): string => new Date(now.getTime() - (days + 2) * DAY_MS).toISOString();

const copyOf: Readonly<Record<EventDetail, (among: SQL) => SQL>> = {
  INSTANT: (among) => sql`insert into touched_contact_events (organization_id, contact_id, name, occurred_at)
    select organization_id, contact_id, name, occurred_at from ${among}`,

  // One index holds all events and another the amounts. Of events at one instant, as many have an amount as the latter holds.
  AMOUNT: (among) => sql`with happened as (
      select organization_id, contact_id, name, occurred_at, ${nth} from ${among}
    ), measured as (
      select contact_id, occurred_at, amount, ${nth} from ${among} and amount is not null
    )
    insert into touched_contact_events (organization_id, contact_id, name, occurred_at, amount)
    select organization_id, contact_id, name, occurred_at, amount
    from happened left join measured using (contact_id, occurred_at, nth)`,

  ALL: (among) => sql`insert into touched_contact_events select event.*
    from (select distinct organization_id, contact_id, name, occurred_at from ${among}) as sought
    cross join lateral (select source.* from contact_events as source
      where source.organization_id = sought.organization_id and source.contact_id = sought.contact_id
        and source.name = sought.name and source.occurred_at = sought.occurred_at offset 0) as event`,
};

const nth = sql`row_number() over (partition by contact_id, occurred_at) as nth`;
