interface Clock {
  /** As the page last read it. */
  readonly now: Date;
  /** How long ago that may have been, or how far the server's clock may be ahead. */
  readonly withinMs: number;
}

/** An instant just after the clock was read happened now, not "in 3 seconds"; what is truly to come stays so. */
export function notAhead(instant: Date, { now, withinMs }: Clock): Date {
  const aheadMs = instant.getTime() - now.getTime();
  return aheadMs > 0 && aheadMs <= withinMs ? now : instant;
}
