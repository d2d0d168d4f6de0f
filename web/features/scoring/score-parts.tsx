'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { ContactScores } from '../../../domain/scoring/schema';
import type { ScoreName } from '../../../domain/scoring/threshold';
import { holdTogether } from '../../i18n/french-spaces';

interface ScorePartsProps {
  readonly scores: ContactScores;
  readonly shown: ScoreName;
}

interface Part {
  readonly key: string;
  readonly title: string;
  readonly detail: string | null;
  readonly points: number;
}

/** What a score is made of now, with what each part is worth. */
export function ScoreParts({ scores, shown }: ScorePartsProps) {
  const t = useTranslations('scoring');
  const format = useFormatter();
  const parts = usePartsOf(scores, shown);
  if (parts.length === 0) return <p className="text-[0.9333rem] text-ink-faint">{t('nothingCounts')}</p>;
  return (
    <div>
      <h3 className="mb-1 text-[0.8667rem] font-medium text-ink-soft">{t('madeOf')}</h3>
      <ul className="divide-y divide-line">
        {parts.map(({ key, title, detail, points }) => (
          <li key={key} className="flex items-start justify-between gap-4 py-2 text-[0.9333rem]">
            <span className="min-w-0 break-words">
              {title}
              {detail ? <span className="block text-[0.8667rem] text-ink-faint">{detail}</span> : null}
            </span>
            <span className="shrink-0 font-medium tabular-nums">
              {format.number(points, { signDisplay: 'exceptZero', maximumFractionDigits: 1 })}
            </span>
          </li>
        ))}
      </ul>
      {shown === 'engagementScore' ? (
        <p className="mt-1 text-[0.8667rem] text-ink-faint">
          {t('halvesEvery', { days: scores.engagement.halfLifeDays })}
        </p>
      ) : null}
    </div>
  );
}

function usePartsOf({ engagement, lead }: ContactScores, shown: ScoreName): readonly Part[] {
  const t = useTranslations('scoring');
  const format = useFormatter();
  const byHand = (points: number): readonly Part[] =>
    points === 0 ? [] : [{ key: 'hand', title: t('byHand'), detail: null, points }];
  if (shown === 'engagementScore') {
    const parts = engagement.parts.map(({ event, sentence, points }) => ({
      key: event,
      title: sentence,
      detail: null,
      points,
    }));
    return [...parts, ...byHand(engagement.adjustment)];
  }
  const day = (date: string) => format.dateTime(new Date(`${date}T00:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' });
  const parts = lead.parts.map(({ ruleId, name, sentence, points, countsUntil }) => ({
    key: ruleId,
    title: name,
    detail: holdTogether(countsUntil === null ? sentence : t('untilDay', { sentence, day: day(countsUntil) })),
    points,
  }));
  return [...parts, ...byHand(lead.adjustment)];
}
