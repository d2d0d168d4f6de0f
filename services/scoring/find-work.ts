import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { readHorizon } from '../event/safe-horizon';
import { writtenSince } from './written-since';

/** Organisations by what is to be done for their scores. */
export interface ScoringWork {
  /** Something has happened to some of their contacts. */
  readonly touched: readonly string[];
  /** A pass over all their contacts is due or under way. */
  readonly passes: readonly string[];
}

/**
 * What is to be done in the whole installation. An organisation that is new to scoring is scored from the beginning;
 * one whose calendar has turned a page lets the day pass for everybody.
 */
export async function findScoringWork({
  db,
  now,
}: {
  readonly db: Database;
  readonly now: () => Date;
}): Promise<ScoringWork> {
  const at = sql`${now().toISOString()}::timestamptz`;
  const horizon = sql`${await readHorizon(db)}::timestamptz`;
  await db.execute(sql`
    insert into scoring_progress (organization_id, watermark, pass, pass_day)
    select id, ${horizon}, 'EVENTS', (${at} at time zone timezone)::date from organizations on conflict do nothing`);
  await db.execute(sql`
    update scoring_progress set pass = 'DAY', pass_day = (${at} at time zone o.timezone)::date
    from organizations o where o.id = scoring_progress.organization_id and scoring_progress.pass is null
      and scoring_progress.day < (${at} at time zone o.timezone)::date`);
  const touched = await db.execute<{ id: string }>(sql`
    select distinct p.organization_id as id
    from (${writtenSince(sql`(select min(watermark) from scoring_progress)`)}) as written
    join scoring_progress p on p.organization_id = written.organization_id and written.at >= p.watermark`);
  const ids = touched.map(({ id }) => id);
  // Those to whom nothing happened need not look at the same events again.
  await db.execute(sql`update scoring_progress set watermark = ${horizon}
    where watermark < ${horizon} and organization_id <> all(${sql.param(ids)}::uuid[])`);
  const passes = await db.execute<{ id: string }>(
    sql`select organization_id as id from scoring_progress where pass is not null`,
  );
  return { touched: ids, passes: passes.map(({ id }) => id) };
}
