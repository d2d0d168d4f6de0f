/**
 * One night's look over the custom fields that segments ask often, in every organisation that is large enough.
 * Durable so that an organisation whose index takes an hour, or a worker that dies over it, keeps none of the others
 * from its turn; the id, with overlap skipped, keeps two reviews from making the same index at once.
 * Ends when each organisation had its turn.
 */
export const FIELD_INDEXING_ID = 'field-indexing';

/** What became of the indexes: of one organisation, or of all. */
export interface IndexingOutcome {
  readonly built: number;
  readonly dropped: number;
  /** Indexes that could not be made, to be tried again the next night; their rows say why. */
  readonly failed: number;
}
