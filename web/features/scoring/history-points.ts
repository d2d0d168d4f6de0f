import type { ContactScores } from '../../../domain/scoring/schema';
import type { ScoreName } from '../../../domain/scoring/threshold';

export interface HistoryPoint {
  readonly at: number;
  readonly value: number;
}

/**
 * A history (latest first) as a line from its first change to now: a jump stands where it happened, and what time took
 * little by little is a slope. No two points share an instant: a chart tells them apart by it.
 */
export function historyPoints(
  history: ContactScores['history'],
  score: ScoreName,
  now: { readonly at: number; readonly value: number },
): readonly HistoryPoint[] {
  const rows = history.filter((row) => row.score === score).toReversed();
  const points = rows.flatMap(({ at, before, after, gradual }): readonly HistoryPoint[] => {
    const instant = Date.parse(at);
    const reached = { at: instant, value: after };
    return gradual ? [reached] : [{ at: instant - 1, value: before }, reached];
  });
  return rows.length === 0 ? [] : [...points, now];
}
