'use client';

import { Area, AreaChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormatter, useTranslations } from 'use-intl';
import { decayFactor } from '../../../domain/scoring/engagement';
import { ChartFrame, chartLook } from '../segments/overview/chart-frame';

const DAY_MS = 86_400_000;
const HALF_LIVES_SHOWN = 4;
const POINTS_SHOWN = 60;

/** What is left of ten points as time goes by. */
export function DecayCurve({ halfLifeDays }: { readonly halfLifeDays: number }) {
  const t = useTranslations('scoring');
  const format = useFormatter();
  const rows = Array.from({ length: POINTS_SHOWN + 1 }, (_, index) => {
    const days = (halfLifeDays * HALF_LIVES_SHOWN * index) / POINTS_SHOWN;
    return { days, share: decayFactor(days * DAY_MS, halfLifeDays) };
  });
  const inDays = (days: number) => t('days', { count: Math.round(days) });
  return (
    <ChartFrame label={t('curveWords', { half: halfLifeDays, quarter: halfLifeDays * 2 })}>
      <AreaChart data={rows} margin={chartLook.margin} accessibilityLayer={false}>
        <CartesianGrid {...chartLook.grid} />
        <XAxis
          {...chartLook.axis}
          dataKey="days"
          type="number"
          domain={[0, 'dataMax']}
          ticks={[0, 1, 2, 3, 4].map((halfLives) => halfLives * halfLifeDays)}
          tickFormatter={(days: number) => format.number(days, { maximumFractionDigits: 0 })}
        />
        <YAxis
          {...chartLook.axis}
          width={48}
          domain={[0, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          tickFormatter={(share: number) => format.number(share, { style: 'percent' })}
        />
        <ReferenceLine y={0.5} stroke="var(--color-line-strong)" strokeDasharray="4 4" />
        <Tooltip
          {...chartLook.tooltip}
          labelFormatter={(days) => t('afterDays', { days: inDays(Number(days)) })}
          formatter={(share) => [format.number(Number(share), { style: 'percent' }), t('left')]}
        />
        <Area
          dataKey="share"
          type="monotone"
          stroke="var(--color-accent)"
          strokeWidth={2}
          fill="var(--color-accent-wash)"
          isAnimationActive={false}
        />
      </AreaChart>
    </ChartFrame>
  );
}
