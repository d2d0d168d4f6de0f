import type { ScoreName, Threshold } from './threshold';
import { crosses } from './threshold';
import { engagementLevels } from '../segment/quick-filters';

/** A line that an automation waits for a score to cross. */
export interface ScoreLine extends Threshold {
  readonly score: ScoreName;
}

export const engagementLevelNames = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type EngagementLevel = (typeof engagementLevelNames)[number];

export function engagementLevelOf(score: number): EngagementLevel {
  if (score >= engagementLevels.HIGH) return 'HIGH';
  return score >= engagementLevels.MEDIUM ? 'MEDIUM' : 'LOW';
}

/** Whether a change of a score is to be told: it crosses a line of an automation, or the edge of a level. */
export const isTold = (lines: readonly ScoreLine[], score: ScoreName, from: number, to: number): boolean =>
  (score === 'engagementScore' && engagementLevelOf(from) !== engagementLevelOf(to)) ||
  lines.some((line) => line.score === score && crosses(line, from, to));
