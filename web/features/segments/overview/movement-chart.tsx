'use client';

import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormatter, useTranslations } from 'use-intl';
import type { Movement } from '../../../../domain/segment/analytics';
import { ChartFrame, chartLook, dayMs, MS_A_DAY, useDayWords } from './chart-frame';

/** Who came and who left, day by day: above the line and below it. */
export function MovementChart({ movements }: { readonly movements: readonly Movement[] }) {
  const t = useTranslations('segmentPage');
  const format = useFormatter();
  const days = useDayWords();
  const rows = everyDay(movements);
  const total = (key: 'entered' | 'left') => movements.reduce((sum, movement) => sum + movement[key], 0);
  return (
    <figure>
      <figcaption className="mb-1 text-[0.8667rem] text-ink-faint">{t('movementTitle')}</figcaption>
      <ChartFrame label={t('movementWords', { entered: total('entered'), left: total('left') })}>
        <BarChart data={rows} margin={chartLook.margin} stackOffset="sign" accessibilityLayer={false}>
          <CartesianGrid {...chartLook.grid} />
          <XAxis {...chartLook.axis} dataKey="at" tickFormatter={days.short} minTickGap={24} />
          <YAxis
            {...chartLook.axis}
            width={48}
            allowDecimals={false}
            tickFormatter={(count: number) => format.number(Math.abs(count), 'compact')}
          />
          <ReferenceLine y={0} stroke="var(--color-line-strong)" />
          <Tooltip
            {...chartLook.tooltip}
            cursor={{ fill: 'var(--color-sunken)' }}
            labelFormatter={(at) => days.long(Number(at))}
            formatter={(count) => format.number(Math.abs(Number(count)))}
          />
          <Bar dataKey="entered" name={t('entered')} stackId="day" fill="var(--color-good)" isAnimationActive={false} />
          <Bar dataKey="left" name={t('left')} stackId="day" fill="var(--color-bad)" isAnimationActive={false} />
        </BarChart>
      </ChartFrame>
    </figure>
  );
}

/** One row for each day from the first to the last, so that quiet days keep their room. */
function everyDay(movements: readonly Movement[]) {
  const moved = new Map(movements.map((movement) => [dayMs(movement.day), movement]));
  const [first, last] = [Math.min(...moved.keys()), Math.max(...moved.keys())];
  return Array.from({ length: (last - first) / MS_A_DAY + 1 }, (_, index) => {
    const at = first + index * MS_A_DAY;
    return { at, entered: moved.get(at)?.entered ?? 0, left: -(moved.get(at)?.left ?? 0) };
  });
}
