import type { ReEntry } from './definition';

/** What must be true for a contact to enter, as the enrolment's unique indexes and one look back express it. */
export interface EntryRule {
  /** No second enrolment of the contact carries the same key. */
  readonly entryKey: string;
  /** Nobody is inside twice at a time. */
  readonly exclusive: boolean;
  /** No enrolment may have begun in so many days before; `ever` for no enrolment at all; null where it does not matter. */
  readonly noneWithinDays: number | 'ever' | null;
}

/**
 * Turns the re-entry policy into a rule that the database upholds.
 * @param occasionId what lets the contact in: the event's id, or the id of a request to enrol.
 */
export function entryRule(reEntry: ReEntry, occasionId: string): EntryRule {
  if (typeof reEntry === 'object') return { entryKey: occasionId, exclusive: true, noneWithinDays: reEntry.afterDays };
  switch (reEntry) {
    case 'ONCE':
      return { entryKey: 'once', exclusive: true, noneWithinDays: 'ever' };
    case 'AFTER_EXIT':
      return { entryKey: occasionId, exclusive: true, noneWithinDays: null };
    case 'ALWAYS':
      return { entryKey: occasionId, exclusive: false, noneWithinDays: null };
  }
}
