/** A token bucket: `tokens` were there at `atMs`, and `ratePerSecond` come back each second. */
export interface Pace {
  readonly ratePerSecond: number;
  readonly tokens: number;
  readonly atMs: number;
}

/** No more than a tenth of a second's worth goes out at once, so that a slow rate is even and not a burst a second. */
const burstOf = (ratePerSecond: number): number => Math.max(1, ratePerSecond / 10);

export const startPace = (ratePerSecond: number, nowMs: number): Pace => ({ ratePerSecond, tokens: 1, atMs: nowMs });

/** Takes one message's turn; `waitMs` is the time until it comes. The pace returned already counts it. */
export function takeTurn(pace: Pace, nowMs: number): { readonly pace: Pace; readonly waitMs: number } {
  const { ratePerSecond } = pace;
  const refilled = pace.tokens + (Math.max(nowMs - pace.atMs, 0) * ratePerSecond) / 1_000;
  const tokens = Math.min(refilled, burstOf(ratePerSecond)) - 1;
  return {
    pace: { ratePerSecond, tokens, atMs: Math.max(nowMs, pace.atMs) },
    waitMs: tokens >= 0 ? 0 : Math.ceil((-tokens * 1_000) / ratePerSecond),
  };
}
