import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import { eventNames } from '../../../domain/event/event';
import type { ServiceContext } from '../../context';
import { fillWithin } from './fill';

/** A person waits for the answer; what takes longer is left to the next round. */
const FIRST_FILL_SECONDS = 10;

/** The dynamic segments that triggers of active automations watch. */
const watched = sql`
  select distinct segments.id, segments.organization_id from automation_triggers as watcher
  join segments on segments.organization_id = watcher.organization_id and segments.dynamic
    and segments.id::text = watcher.trigger -> 'configuration' ->> 'segmentId'
  where watcher.active and watcher.event_name in (${eventNames.segmentEntered}, ${eventNames.segmentLeft})
    and watcher.trigger ->> 'type' in ('SEGMENT_ENTERED', 'SEGMENT_LEFT')`;

/**
 * Begins to keep the members of segments that automations watch, and forgets those of segments that none does any more.
 * @returns the organisations that have kept segments; nothing is done for the others.
 */
export async function keepWatchedSegments(db: Database): Promise<readonly string[]> {
  await keepWatched(db, sql`true`);
  await db.execute(sql`delete from kept_segments
    where segment_id not in (select id from (${watched}) as watched)`);
  await db.execute(sql`delete from contact_touches where created_at < now() - interval '2 days'`);
  const rows = await db.execute<{ organization_id: string }>(
    sql`select distinct organization_id from kept_segments order by organization_id`,
  );
  return rows.map(({ organization_id: id }) => id);
}

const keepWatched = (db: Database, where: SQL) =>
  db.execute(sql`insert into kept_segments (segment_id, organization_id)
    select id, organization_id from (${watched}) as watched where ${where} on conflict do nothing`);

/**
 * Fills the segments that the organisation's automations have just begun to watch, so that whoever enters from now on
 * is told apart from who is in already. One that takes long, or that cannot be asked, is left to the next round.
 */
export async function beginKeeping(ctx: ServiceContext): Promise<void> {
  await keepWatched(ctx.db, sql`organization_id = ${ctx.organizationId}::uuid`);
  const rows = await ctx.db.execute<{ segment_id: string }>(sql`select segment_id from kept_segments
    where organization_id = ${ctx.organizationId}::uuid and digest is null and failed_at is null`);
  for (const { segment_id: segmentId } of rows) {
    try {
      await fillWithin(ctx, segmentId, FIRST_FILL_SECONDS);
    } catch (error) {
      // What the person asked for is done by now: the next round fills what is left.
      ctx.warn?.(
        { segmentId, reason: error instanceof Error ? error.name : typeof error },
        'a kept segment is not filled yet',
      );
    }
  }
}
