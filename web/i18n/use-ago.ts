'use client';

import { useFormatter, useNow } from 'use-intl';
import { notAhead } from './not-ahead';

const REFRESH_MS = 30_000;

/** "3 hours ago", kept true while the page is open. */
export function useAgo(): (instant: string) => string {
  const format = useFormatter();
  const now = useNow({ updateInterval: REFRESH_MS });
  return (instant) => format.relativeTime(notAhead(new Date(instant), { now, withinMs: REFRESH_MS }), now);
}
