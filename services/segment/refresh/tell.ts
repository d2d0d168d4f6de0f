import { sql } from 'drizzle-orm';
import { eventNames } from '../../../domain/event/event';
import type { Database } from '../../../db/client';
import { recordEvents } from '../../event/record';

/** Someone who entered a segment or left it. */
export type Move = {
  readonly way: 'entered' | 'left';
  readonly segmentId: string;
  readonly contactId: string;
  readonly artistId: string | null;
};

const EVENTS_A_STATEMENT = 5_000;

/** Writes the events of moves, in the transaction that changes the members. */
export async function tellMoves(
  tx: Database,
  organizationId: string,
  moves: readonly Move[],
  occurredAt: Date,
): Promise<void> {
  for (let from = 0; from < moves.length; from += EVENTS_A_STATEMENT) {
    const events = moves.slice(from, from + EVENTS_A_STATEMENT).map(({ way, segmentId, contactId, artistId }) => ({
      organizationId,
      artistId,
      contactId,
      name: way === 'entered' ? eventNames.segmentEntered : eventNames.segmentLeft,
      properties: { segmentId },
      occurredAt,
    }));
    await recordEvents(tx, events);
  }
}

export type MoveRow = {
  readonly way: 'entered' | 'left';
  readonly segment_id: string;
  readonly contact_id: string;
  readonly artist_id: string | null;
};

export const moveOf = (row: MoveRow): Move => ({
  way: row.way,
  segmentId: row.segment_id,
  contactId: row.contact_id,
  artistId: row.artist_id,
});

/** Those of `entered` and `left` with whose contacts they are; one deleted meanwhile has no row, and no event. */
export const movesOf = sql`
  select moved.way, moved.segment_id, moved.contact_id, contacts.artist_id
  from (select 'entered' as way, segment_id, contact_id from entered
    union all select 'left', segment_id, contact_id from gone) as moved
  join contacts on contacts.id = moved.contact_id
  order by moved.contact_id, moved.segment_id`;
