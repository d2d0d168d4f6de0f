'use client';

import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormatter, useTranslations } from 'use-intl';
import { ChartFrame, chartLook } from '../segments/overview/chart-frame';
import type { HistoryPoint } from './history-points';

interface ScoreChartProps {
  readonly name: string;
  readonly points: readonly HistoryPoint[];
}

/** One score over time; the same changes are in the list beneath it. */
export function ScoreChart({ name, points }: ScoreChartProps) {
  const t = useTranslations('scoring');
  const format = useFormatter();
  const [first, last] = [points.at(0), points.at(-1)];
  if (!first || !last) return null;
  const day = (at: number) => format.dateTime(new Date(at), { day: 'numeric', month: 'short' });
  const values = points.map(({ value }) => value);
  const label = t('chartWords', {
    name,
    from: format.dateTime(new Date(first.at), 'day'),
    value: last.value,
    lowest: Math.min(...values),
    highest: Math.max(...values),
  });
  return (
    <ChartFrame label={label}>
      <LineChart data={[...points]} margin={chartLook.margin} accessibilityLayer={false}>
        <CartesianGrid {...chartLook.grid} />
        <XAxis
          {...chartLook.axis}
          dataKey="at"
          type="number"
          scale="time"
          domain={['dataMin', 'dataMax']}
          ticks={dayTicks(first.at, last.at, day)}
          tickFormatter={day}
        />
        <YAxis {...chartLook.axis} width={40} />
        <Tooltip
          {...chartLook.tooltip}
          labelFormatter={(at) => format.dateTime(new Date(Number(at)), 'moment')}
          formatter={(value) => [format.number(Number(value)), name]}
        />
        <Line
          dataKey="value"
          type="linear"
          stroke="var(--color-accent)"
          strokeWidth={2}
          dot={false}
          isAnimationActive={false}
        />
      </LineChart>
    </ChartFrame>
  );
}

const MOST_TICKS = 5;

/** Instants evenly apart, none of which would repeat the day of the one before. */
function dayTicks(from: number, to: number, day: (at: number) => string): number[] {
  const instants = Array.from({ length: MOST_TICKS }, (_, index) => from + ((to - from) * index) / (MOST_TICKS - 1));
  return instants.filter((at, index) => index === 0 || day(at) !== day(instants[index - 1] ?? 0));
}
