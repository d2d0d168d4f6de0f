import type { SegmentCriteria } from '../criteria';

/** More people, or fewer. */
export type Direction = 'WIDEN' | 'NARROW';

export const changeKinds = ['DROP', 'LOOSEN', 'TIGHTEN', 'ANY_OF', 'ALL_OF', 'REQUIRE'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Criteria that differ from those asked by one change, which may or may not bring more or fewer people. */
export interface Candidate {
  readonly kind: ChangeKind;
  readonly criteria: SegmentCriteria;
  /** The part that changes, on its own; null where nothing was there before, or the whole is changed. */
  readonly before: SegmentCriteria | null;
  /** What it becomes; null where it goes. */
  readonly after: SegmentCriteria | null;
}
