/**
 * One round over the segments whose members are kept.
 * Durable so that who entered and who left is told however often a worker dies on the way; a round that still runs when
 * the next is due keeps it out. Ends when each organisation had its turn, and the round its time.
 */
export const SEGMENT_REFRESH_ID = 'segment-refresh';

/** What one look at some organisations has found and done. */
export interface MembersOutcome {
  /** Contacts that were asked again. */
  readonly touched: number;
  readonly entered: number;
  readonly left: number;
  /** Segments of which everybody must be asked. */
  readonly due: readonly KeptSegment[];
  /** Organisations or segments whose turn failed; why is in the worker's log. */
  readonly failed: number;
}

export interface KeptSegment {
  readonly organizationId: string;
  readonly segmentId: string;
}

/** What a round did. */
export interface RefreshTally extends Omit<MembersOutcome, 'due'> {
  readonly organizations: number;
  /** Segments of which that is left to the next rounds. */
  readonly waiting: number;
}
