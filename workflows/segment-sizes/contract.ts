/**
 * One walk over the segments that have not been counted on their organisation's present day.
 * Durable so that the curve of each segment has its point of the day whatever dies on the way; the schedule's id keeps
 * the walk single. It is begun every hour, so that every time zone has its point soon after its midnight.
 * Ends when each segment had its turn.
 */
export const SEGMENT_SIZES_ID = 'segment-sizes';

export interface SegmentSizesInput {
  /** The last segment that had its turn, where a walk goes on in a new run. */
  readonly after?: string;
}

/** What one stretch of the walk did. */
export interface SizesOutcome {
  readonly counted: number;
  /** Segments that took too long or could not be asked; the next walk tries again. */
  readonly failed: number;
  /** The last segment of the stretch; null when none is left. */
  readonly after: string | null;
}

export type SizesTally = Omit<SizesOutcome, 'after'>;
