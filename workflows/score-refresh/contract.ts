/**
 * One look at what has happened to contacts since the last, everywhere; started by a Temporal Schedule, every half minute.
 * Durable so that scores go on being computed whatever dies, by a schedule that ops can see, pause and run by hand.
 * The schedule's id keeps it single: a look that is still under way is left to finish.
 * Ends when all who were touched are scored.
 */
export const scoreRefreshId = 'score-refresh';

/** What one look did. */
export interface ScoreRefreshOutcome {
  /** Organisations to whose contacts something had happened. */
  readonly organizations: number;
  /** Contacts scored, and scores that changed. */
  readonly contacts: number;
  readonly changed: number;
  /** Organisations that could not be scored; the next look tries again. */
  readonly failed: readonly string[];
}
