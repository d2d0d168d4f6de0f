'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'use-intl';
import type { SegmentAnalytics } from '../../../../domain/segment/analytics';
import { PartCard } from './part-card';

const cell = 'px-2 py-2 first:pl-0 last:pr-0 sm:px-3';

/** How many members other segments hold too. */
export function OverlapCard({ analytics }: { readonly analytics: SegmentAnalytics }) {
  const t = useTranslations('segmentPage');
  const format = useFormatter();
  const share = (part: number | null) => (part === null ? '–' : format.number(part, 'percent'));
  return (
    <PartCard
      title={t('overlapTitle')}
      description={t('overlapHint')}
      part="overlaps"
      analytics={analytics}
      className="lg:col-span-2"
    >
      {analytics.overlaps.length === 0 ? (
        <p className="text-[0.9333rem] text-ink-soft">{t('noOthers')}</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full text-[0.9333rem]">
            <caption className="sr-only">{t('overlapTitle')}</caption>
            <thead>
              <tr className="border-b border-line text-left text-[0.8rem] text-ink-faint">
                <th scope="col" className={`${cell} font-medium`}>
                  {t('otherSegment')}
                </th>
                <th scope="col" className={`${cell} text-right font-medium`}>
                  {t('inBoth')}
                </th>
                <th scope="col" className={`${cell} text-right font-medium`}>
                  {t('shareOfThis')}
                </th>
                <th scope="col" className={`${cell} text-right font-medium`}>
                  {t('shareOfOther')}
                </th>
              </tr>
            </thead>
            <tbody className="tabular-nums">
              {analytics.overlaps.map((overlap) => (
                <tr key={overlap.segmentId} className="border-b border-line last:border-0">
                  <th scope="row" className={`${cell} min-w-24 text-left sm:min-w-40 font-medium`}>
                    <Link href={`/segments/${overlap.segmentId}`} className="rounded hover:text-accent">
                      {overlap.name}
                    </Link>
                  </th>
                  <td className={`${cell} text-right`}>{overlap.both === null ? '–' : format.number(overlap.both)}</td>
                  <td className={`${cell} text-right`}>{share(overlap.shareOfThis)}</td>
                  <td className={`${cell} text-right`}>{share(overlap.shareOfOther)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PartCard>
  );
}
