/** What a sample of contacts said. */
export interface Sample {
  /** All contacts that could have been drawn. */
  readonly total: number;
  readonly drawn: number;
  /** Of those drawn, how many answer. */
  readonly found: number;
}

/** A number of contacts read off a sample; nineteen times in twenty the true one lies from `low` to `high`. */
export interface Estimate {
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

/** The standard normal's 97.5th percentile: 95% lies within as many deviations to either side. */
const Z = 1.959963984540054;

/**
 * The interval of Wilson (1927), which holds for rare and for common answers alike, narrowed by the finite population
 * correction: a sample of everybody leaves no doubt. Those found in the sample are there, whatever the formula says.
 */
export function estimateFrom({ total, drawn, found }: Sample): Estimate {
  if (drawn === 0 || total === 0) return { count: 0, low: 0, high: total };
  if (drawn >= total) return { count: found, low: found, high: found };
  const share = found / drawn;
  const size = (drawn * (total - 1)) / (total - drawn);
  const spread = Z ** 2 / size;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / size + spread / (4 * size));
  const within = (count: number) => Math.min(Math.max(count, found), total - (drawn - found));
  return {
    count: within(Math.round(share * total)),
    low: within(Math.floor((middle - half) * total)),
    high: within(Math.ceil((middle + half) * total)),
  };
}
