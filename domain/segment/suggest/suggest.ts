import type { SegmentCriteria } from '../criteria';
import { readCriteria } from '../read-criteria';
import type { Candidate, Direction } from './candidate';
import { conditionEdits } from './edits';
import type { TopPlaces } from './filters';
import { requirements, widenedFilters } from './filters';

/** How many people are wanted; an end that is not given is open. */
export interface AudienceTarget {
  readonly min: number | null;
  readonly max: number | null;
}

/** What a count needs to come to its target; null where it is there. */
export function directionTo(count: number, { min, max }: AudienceTarget): Direction | null {
  if (min !== null && count < min) return 'WIDEN';
  return max !== null && count > max ? 'NARROW' : null;
}

/** Candidates that are counted for one question. */
const MAX_CANDIDATES = 16;

/**
 * Criteria that differ by one change from those asked, and are likely to bring more people, or fewer; each can be
 * asked, and none twice. Only a count tells what each brings.
 */
export function candidatesFor(
  criteria: SegmentCriteria,
  direction: Direction,
  places: TopPlaces = { countries: [], cities: [] },
): readonly Candidate[] {
  const grow = direction === 'WIDEN';
  const all = grow
    ? [...widenedFilters(criteria), ...conditionEdits(criteria, grow)]
    : [...requirements(criteria, places), ...conditionEdits(criteria, grow)];
  const seen = new Set([JSON.stringify(criteria)]);
  const distinct = all.filter((candidate) => {
    const key = JSON.stringify(candidate.criteria);
    if (seen.has(key) || readCriteria(candidate.criteria).faults.length > 0) return false;
    seen.add(key);
    return true;
  });
  return distinct.slice(0, MAX_CANDIDATES);
}

export interface CountedCandidate extends Candidate {
  readonly count: number;
}

/** How far a count is from its target, in people. */
const distance = (count: number, { min, max }: AudienceTarget): number =>
  Math.max(0, (min ?? 0) - count, max === null ? 0 : count - max);

/** Candidates kept for the reader. */
const MAX_SUGGESTIONS = 6;

/**
 * The candidates that go the way they should, nearest to the target first; among those that reach it, the one that
 * changes the audience least. One that leaves nobody is no suggestion.
 */
export function bestOf(
  counted: readonly CountedCandidate[],
  from: number,
  target: AudienceTarget,
): readonly CountedCandidate[] {
  const direction = directionTo(from, target);
  if (direction === null) return [];
  const goes = ({ count }: CountedCandidate) => (direction === 'WIDEN' ? count > from : count < from && count > 0);
  return counted
    .filter(goes)
    .toSorted(
      (a, b) =>
        distance(a.count, target) - distance(b.count, target) || Math.abs(a.count - from) - Math.abs(b.count - from),
    )
    .slice(0, MAX_SUGGESTIONS);
}
