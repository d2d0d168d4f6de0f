'use client';

import { Area, AreaChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormatter, useTranslations } from 'use-intl';
import type { SizePoint } from '../../../../domain/segment/analytics';
import { ChartFrame, chartLook, dayMs, useDayWords } from './chart-frame';

/** The size of a segment over time. */
export function SizeChart({ points }: { readonly points: readonly SizePoint[] }) {
  const t = useTranslations('segmentPage');
  const format = useFormatter();
  const days = useDayWords();
  const rows = points.map(({ day, count }) => ({ at: dayMs(day), count }));
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (!first || !last) return null;
  const label = t('curveWords', {
    first: first.count,
    from: days.long(first.at),
    last: last.count,
    to: days.long(last.at),
  });
  return (
    <ChartFrame label={label}>
      <AreaChart data={rows} margin={chartLook.margin} accessibilityLayer={false}>
        <CartesianGrid {...chartLook.grid} />
        <XAxis
          {...chartLook.axis}
          dataKey="at"
          type="number"
          scale="time"
          domain={['dataMin', 'dataMax']}
          tickFormatter={days.short}
          minTickGap={24}
        />
        <YAxis
          {...chartLook.axis}
          width={48}
          allowDecimals={false}
          tickFormatter={(count: number) => format.number(count, 'compact')}
        />
        <Tooltip
          {...chartLook.tooltip}
          labelFormatter={(at) => days.long(Number(at))}
          formatter={(count) => [format.number(Number(count)), t('people')]}
        />
        <Area
          dataKey="count"
          type="linear"
          stroke="var(--color-accent)"
          strokeWidth={2}
          fill="var(--color-accent-wash)"
          isAnimationActive={false}
        />
      </AreaChart>
    </ChartFrame>
  );
}
