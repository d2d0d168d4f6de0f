'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { Movement, SizePoint } from '../../../../domain/segment/analytics';
import { dayMs, useDayWords } from './chart-frame';

interface SizeTableProps {
  readonly points: readonly SizePoint[];
  readonly movements: readonly Movement[];
}

/** The numbers of the charts, for who does not see them or wants to copy them; the latest day first. */
export function SizeTable({ points, movements }: SizeTableProps) {
  const t = useTranslations('segmentPage');
  const format = useFormatter();
  const days = useDayWords();
  const moved = new Map(movements.map((movement) => [movement.day, movement]));
  const shown = (count: number | undefined) => (count === undefined ? '–' : format.number(count));
  return (
    <details>
      <summary className="w-fit rounded text-[0.8667rem] text-ink-soft hover:text-ink">{t('asTable')}</summary>
      <div className="mt-3 overflow-x-auto rounded-lg border border-line">
        <table className="w-full text-[0.8667rem] tabular-nums">
          <caption className="sr-only">{t('sizeTitle')}</caption>
          <thead>
            <tr className="border-b border-line text-left text-ink-faint">
              <th scope="col" className="px-3 py-2 font-medium">
                {t('day')}
              </th>
              <th scope="col" className="px-3 py-2 text-right font-medium">
                {t('people')}
              </th>
              {movements.length > 0 ? (
                <>
                  <th scope="col" className="px-3 py-2 text-right font-medium">
                    {t('entered')}
                  </th>
                  <th scope="col" className="px-3 py-2 text-right font-medium">
                    {t('left')}
                  </th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map(({ day, count }) => (
              <tr key={day} className="border-b border-line last:border-0">
                <th scope="row" className="px-3 py-1.5 text-left font-normal">
                  {days.long(dayMs(day))}
                </th>
                <td className="px-3 py-1.5 text-right">{format.number(count)}</td>
                {movements.length > 0 ? (
                  <>
                    <td className="px-3 py-1.5 text-right">{shown(moved.get(day)?.entered)}</td>
                    <td className="px-3 py-1.5 text-right">{shown(moved.get(day)?.left)}</td>
                  </>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
