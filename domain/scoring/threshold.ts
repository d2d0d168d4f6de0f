/** The two scores a contact has. */
export const scoreNames = ['leadScore', 'engagementScore'] as const;
export type ScoreName = (typeof scoreNames)[number];

/** A line that a score may cross: rising past `above`, or falling past `below`. */
export interface Threshold {
  readonly above?: number | undefined;
  readonly below?: number | undefined;
}

/** Whether a score that went from one value to another crossed the line. A score that stands on the line has not. */
export const crosses = ({ above, below }: Threshold, from: number, to: number): boolean =>
  (above !== undefined && from <= above && to > above) || (below !== undefined && from >= below && to < below);
