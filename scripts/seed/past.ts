const DAY_MS = 86_400_000;

/** An instant of a past day, at a time of day that nobody else has. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);
export const daysAfter = (now: Date, days: number): Date => daysBefore(now, -days);
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
