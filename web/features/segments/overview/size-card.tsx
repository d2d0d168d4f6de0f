'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Growth, SegmentAnalytics, Sizes } from '../../../../domain/segment/analytics';
import { Stat } from '../../../components/data/stat';
import type { Tone } from '../../../components/ui/badge';
import { Segmented } from '../../../components/ui/segmented';
import { dayMs, MS_A_DAY } from './chart-frame';
import { MovementChart } from './movement-chart';
import { PartCard } from './part-card';
import { SizeChart } from './size-chart';
import { SizeTable } from './size-table';

const spans = ['30', '90', '365'] as const;
type Span = (typeof spans)[number];

/** How many people the segment holds, how it grew, and day by day who came and left. */
export function SizeCard({ analytics }: { readonly analytics: SegmentAnalytics }) {
  const t = useTranslations('segmentPage');
  const format = useFormatter();
  const { size, sizes } = analytics;
  return (
    <PartCard title={t('sizeTitle')} part="sizes" analytics={analytics} className="lg:col-span-2">
      <dl className="grid grid-cols-2 gap-x-5 gap-y-6 sm:grid-cols-4">
        <Stat label={t('sizeNow')} value={format.number(size)} />
        {sizes?.growth.map((growth) => (
          <GrowthStat key={growth.days} growth={growth} />
        ))}
      </dl>
      {sizes ? <Curve sizes={sizes} /> : null}
    </PartCard>
  );
}

const toneOf = (change: number | null): Tone =>
  change === null || change === 0 ? 'neutral' : change > 0 ? 'good' : 'bad';

function GrowthStat({ growth: { days, change, share } }: { readonly growth: Growth }) {
  const t = useTranslations('segmentPage');
  const format = useFormatter();
  const signed = { signDisplay: 'exceptZero' } as const;
  return (
    <Stat
      label={t('overDays', { days })}
      value={change === null ? '–' : format.number(change, signed)}
      note={
        change === null
          ? t('notKnownYet')
          : share === null
            ? t('fromNobody')
            : format.number(share, { style: 'percent', maximumFractionDigits: 1, ...signed })
      }
      tone={toneOf(change)}
    />
  );
}

/** What lies at most so many days before the last of it. */
function within<Dated extends { readonly day: string }>(dated: readonly Dated[], days: number): readonly Dated[] {
  const last = dated.at(-1);
  return last ? dated.filter(({ day }) => dayMs(last.day) - dayMs(day) <= days * MS_A_DAY) : [];
}

function Curve({ sizes }: { readonly sizes: Sizes }) {
  const t = useTranslations('segmentPage');
  const [span, setSpan] = useState<Span>('90');
  const points = within(sizes.points, Number(span));
  const movements = within(sizes.movements, Number(span));
  if (sizes.points.length < 2) return <p className="text-[0.9333rem] text-ink-soft">{t('curveBegins')}</p>;
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Segmented
          label={t('span')}
          value={span}
          onChange={setSpan}
          options={spans.map((value) => ({ value, label: t('spanDays', { days: Number(value) }) }))}
        />
      </div>
      <SizeChart points={points} />
      {movements.length > 0 ? <MovementChart movements={movements} /> : null}
      <SizeTable points={points} movements={movements} />
    </div>
  );
}
