import { sql } from 'drizzle-orm';
import { eventNames } from '../../domain/event/event';
import type { EventProperties } from '../../domain/event/event';
import type { Database } from '../../db/client';
import { newId } from '../../db/columns';
import { OUTBOX_SHARDS } from '../../workflows/event-dispatch/contract';

/** Something a contact did, or that was done to them. */
export interface NewEvent {
  /** Made here unless the caller needs it beforehand. */
  readonly id?: string;
  readonly organizationId: string;
  readonly artistId: string | null;
  readonly contactId: string;
  readonly name: string;
  readonly properties?: EventProperties;
  readonly campaignId?: string | null;
  readonly messageId?: string | null;
  readonly occurredAt: Date;
}

/** Events that no trigger waits for: they are kept on the timeline but not dispatched, or a campaign would flood the outbox. */
const undispatched: ReadonlySet<string> = new Set([eventNames.emailSent]);

/** A contact's events always meet the same dispatcher. */
export const outboxShardOf = (contactId: string): number => Number.parseInt(contactId.slice(-2), 16) % OUTBOX_SHARDS;

/**
 * Writes events and their outbox rows; `tx` is the transaction of what caused them, so that neither exists alone.
 * The rows travel as one JSON parameter: thousands at once cost little more than one.
 * @returns the events' ids, in the order given.
 */
export async function recordEvents(tx: Database, events: readonly NewEvent[]): Promise<readonly string[]> {
  if (events.length === 0) return [];
  const rows = events.map((event) => ({
    id: event.id ?? newId(event.occurredAt.getTime()),
    organization_id: event.organizationId,
    artist_id: event.artistId,
    contact_id: event.contactId,
    name: event.name,
    properties: event.properties ?? {},
    campaign_id: event.campaignId ?? null,
    message_id: event.messageId ?? null,
    occurred_at: event.occurredAt,
    shard: outboxShardOf(event.contactId),
    dispatched: !undispatched.has(event.name),
  }));
  await tx.execute(sql`
    with happened as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as event(
        id uuid, organization_id uuid, artist_id uuid, contact_id uuid, name text, properties jsonb,
        campaign_id uuid, message_id uuid, occurred_at timestamptz, shard smallint, dispatched boolean)
    ), kept as (
      insert into contact_events
        (id, organization_id, contact_id, name, properties, campaign_id, message_id, occurred_at)
      select id, organization_id, contact_id, name, properties, campaign_id, message_id, occurred_at from happened
    )
    insert into outbox (organization_id, artist_id, shard, event_id, contact_id, name, properties, occurred_at)
    select organization_id, artist_id, shard, id, contact_id, name, properties, occurred_at
    from happened where dispatched`);
  return rows.map(({ id }) => id);
}
