import { eventNames } from '../../domain/event/event';
import type { EventProperties } from '../../domain/event/event';
import type { Database } from '../../db/client';
import { newId } from '../../db/columns';
import { contactEvents, outbox } from '../../db/schema';
import { OUTBOX_SHARDS } from '../../workflows/event-dispatch/contract';

/** Something a contact did, or that was done to them. */
export interface NewEvent {
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
 * @returns the new events' ids, in the order given.
 */
export async function recordEvents(tx: Database, events: readonly NewEvent[]): Promise<readonly string[]> {
  if (events.length === 0) return [];
  const rows = events.map((event) => ({
    ...event,
    id: newId(event.occurredAt.getTime()),
    properties: event.properties ?? {},
  }));
  await tx.insert(contactEvents).values(rows);
  const dispatched = rows.filter(({ name }) => !undispatched.has(name));
  if (dispatched.length > 0) {
    await tx.insert(outbox).values(
      dispatched.map(({ id, ...event }) => ({
        organizationId: event.organizationId,
        artistId: event.artistId,
        shard: outboxShardOf(event.contactId),
        eventId: id,
        contactId: event.contactId,
        name: event.name,
        properties: event.properties,
        occurredAt: event.occurredAt,
      })),
    );
  }
  return rows.map(({ id }) => id);
}
