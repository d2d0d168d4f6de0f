/**
 * One shard of the outbox, drained for ever: events become enrolments.
 * Durable so that an event, once committed, is matched whatever dies in between. The id keeps it single.
 * Never ends; it continues as new.
 */
export interface EventDispatchInput {
  readonly shard: number;
}

/** How many dispatchers share the outbox; a contact's events always meet the same one, in order. */
export const OUTBOX_SHARDS = 4;

export const eventDispatchId = ({ shard }: EventDispatchInput) => `dispatch/${shard}`;
