import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import type { ScorePassKind } from '../../domain/scoring/pass';
import type { ServiceContext } from '../context';
import { safeHorizon } from '../event/safe-horizon';

/**
 * Asks for a pass over all contacts from the beginning, in the transaction of what makes it necessary. One that is
 * under way begins anew; one that reads the events still does, and so does an organisation's first.
 */
export async function requestPass(tx: Database, organizationId: string, kind: ScorePassKind): Promise<void> {
  await tx.execute(sql`
    insert into scoring_progress as progress (organization_id, watermark, pass, pass_day)
    select id, ${safeHorizon}, 'EVENTS', (now() at time zone timezone)::date
    from organizations where id = ${organizationId}::uuid
    on conflict (organization_id) do update set
      pass = case when progress.pass = 'EVENTS' then 'EVENTS' else ${kind} end, pass_day = excluded.pass_day,
      rules_asked = false, cursor_at = null, cursor_id = null`);
}

/**
 * Keeps passes over all contacts out while a few are scored. A rule asked of everybody and of a few at once would
 * otherwise take away what the other has just found.
 */
export async function keepPassesOut(tx: Database, organizationId: string): Promise<void> {
  await tx.execute(sql`select 1 from scoring_progress where organization_id = ${organizationId}::uuid for share`);
}

/** Saves the wait for the next look, which would start what was asked for: so that Temporal does not answer is no failure. */
export async function startPassNow({ workflows, organizationId }: ServiceContext): Promise<void> {
  await workflows.startScorePass({ organizationId }).catch(() => undefined);
}
