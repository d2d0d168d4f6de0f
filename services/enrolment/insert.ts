import { sql } from 'drizzle-orm';
import type { ReEntry } from '../../domain/automation/definition';
import { entryRule } from '../../domain/automation/re-entry';
import type { Database } from '../../db/client';
import { newId } from '../../db/columns';
import { addCounts, WHOLE } from '../automation/count';
import { outboxShardOf } from '../event/record';

/** Someone who may enter, if the re-entry policy lets them. */
export interface Candidate {
  readonly organizationId: string;
  readonly artistId: string | null;
  readonly automationId: string;
  readonly version: number;
  readonly contactId: string;
  readonly reEntry: ReEntry;
  /** What lets the contact in: the id of the event, or of the request to enrol. */
  readonly occasionId: string;
  readonly triggerEventId: string | null;
  readonly firstStepId: string;
  /** The trigger's delay. */
  readonly delayMs: number;
}

export interface Entered {
  readonly enrolmentId: string;
  readonly automationId: string;
  readonly contactId: string;
}

const DAY_MS = 86_400_000;

/**
 * Writes the enrolments of all who may enter, in one statement; the unique indexes refuse the others.
 * A dispatcher starts their runs, see `startRuns`. `tx` is the transaction of what lets them in.
 */
export async function insertEnrolments(
  tx: Database,
  candidates: readonly Candidate[],
  now: Date,
): Promise<readonly Entered[]> {
  if (candidates.length === 0) return [];
  const rows = candidates.map((candidate) => rowOf(candidate, now));
  const entered = await tx.execute<{ id: string; automation_id: string; contact_id: string }>(sql`
    insert into enrolments (id, organization_id, artist_id, automation_id, version, contact_id, status, current_step_id,
      wakes_at, entry_key, exclusive, trigger_event_id, shard, entered_at)
    select id, organization_id, artist_id, automation_id, version, contact_id,
      case when wakes_at is null then 'ACTIVE' else 'WAITING' end, current_step_id,
      wakes_at, entry_key, exclusive, trigger_event_id, shard, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as candidate(
      id uuid, organization_id uuid, artist_id uuid, automation_id uuid, version int, contact_id uuid,
      current_step_id text, wakes_at timestamptz, entry_key text, exclusive boolean, trigger_event_id uuid,
      shard smallint, none_since timestamptz)
    where exists (select 1 from contacts where contacts.id = candidate.contact_id)
      and not exists (
        select 1 from enrolments earlier
        where earlier.automation_id = candidate.automation_id and earlier.contact_id = candidate.contact_id
          and earlier.entered_at > candidate.none_since)
    on conflict do nothing
    returning id, automation_id, contact_id`);
  await countEntered(tx, [...entered]);
  return [...entered].map((row) => ({
    enrolmentId: row.id,
    automationId: row.automation_id,
    contactId: row.contact_id,
  }));
}

function rowOf(candidate: Candidate, now: Date) {
  const { entryKey, exclusive, noneWithinDays } = entryRule(candidate.reEntry, candidate.occasionId);
  return {
    id: newId(now.getTime()),
    organization_id: candidate.organizationId,
    artist_id: candidate.artistId,
    automation_id: candidate.automationId,
    version: candidate.version,
    contact_id: candidate.contactId,
    current_step_id: candidate.firstStepId,
    wakes_at: candidate.delayMs > 0 ? new Date(now.getTime() + candidate.delayMs) : null,
    entry_key: entryKey,
    exclusive,
    trigger_event_id: candidate.triggerEventId,
    shard: outboxShardOf(candidate.contactId),
    none_since: noneSince(noneWithinDays, now),
  };
}

const noneSince = (days: number | 'ever' | null, now: Date): Date | null =>
  days === null ? null : days === 'ever' ? new Date(0) : new Date(now.getTime() - days * DAY_MS);

async function countEntered(tx: Database, rows: readonly { readonly id: string; readonly automation_id: string }[]) {
  const [first] = rows;
  if (first === undefined) return;
  const entered = new Map<string, number>();
  for (const row of rows) entered.set(row.automation_id, (entered.get(row.automation_id) ?? 0) + 1);
  const counts = [...entered].map(([automationId, count]) => ({ automationId, stepId: WHOLE, entered: count }));
  await addCounts(tx, first.id, counts);
}
