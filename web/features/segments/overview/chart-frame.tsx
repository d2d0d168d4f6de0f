'use client';

import type { ReactNode } from 'react';
import { ResponsiveContainer } from 'recharts';
import { useFormatter } from 'use-intl';

interface ChartFrameProps {
  /** What the picture says, in a sentence; the numbers are in a table beside it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A picture of numbers: one image to a screen reader, as wide as there is room. Nothing in it moves. */
export function ChartFrame({ label, children }: ChartFrameProps) {
  return (
    <div role="img" aria-label={label} className="h-52 w-full text-[0.8rem] sm:h-60">
      <ResponsiveContainer width="100%" height="100%">
        {children}
      </ResponsiveContainer>
    </div>
  );
}

/** Colours and sizes that the charts of the product share. */
export const chartLook = {
  axis: {
    stroke: 'var(--color-ink-faint)',
    tickLine: false,
    axisLine: false,
    tick: { fill: 'var(--color-ink-faint)' },
  },
  grid: { stroke: 'var(--color-line)', vertical: false },
  margin: { top: 8, right: 8, bottom: 0, left: 0 },
  tooltip: {
    contentStyle: {
      background: 'var(--color-surface)',
      border: '1px solid var(--color-line)',
      borderRadius: '0.5rem',
      color: 'var(--color-ink)',
    },
    isAnimationActive: false,
  },
} as const;

export const MS_A_DAY = 86_400_000;

/** A calendar day (YYYY-MM-DD) as the milliseconds at which it begins in UTC, so that gaps keep their width. */
export const dayMs = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Writes calendar days: they belong to no time zone, so none moves them. */
export function useDayWords(): { readonly short: (ms: number) => string; readonly long: (ms: number) => string } {
  const format = useFormatter();
  return {
    short: (ms) => format.dateTime(new Date(ms), { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    long: (ms) => format.dateTime(new Date(ms), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  };
}
