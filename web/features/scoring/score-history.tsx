'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ContactScores } from '../../../domain/scoring/schema';
import { Moment } from '../../components/data/moment';
import { Button } from '../../components/ui/button';

const SHOWN_AT_FIRST = 5;

/** The changes of one score with their reasons, latest first. */
export function ScoreHistory({ rows }: { readonly rows: ContactScores['history'] }) {
  const t = useTranslations('scoring');
  const format = useFormatter();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, SHOWN_AT_FIRST);
  return (
    <div>
      <h3 className="mb-1 text-[0.8667rem] font-medium text-ink-soft">{t('history')}</h3>
      <ol className="divide-y divide-line">
        {shown.map(({ id, before, after, at, why }) => (
          <li key={id} className="flex flex-wrap items-start gap-x-4 gap-y-0.5 py-2 text-[0.9333rem]">
            <span className="w-24 shrink-0 font-medium tabular-nums">
              {t('fromTo', { before: format.number(before), after: format.number(after) })}
            </span>
            <ul className="min-w-0 flex-1 basis-56">
              {why.map((reason) => (
                <li key={reason} className="break-words text-ink-soft">
                  {reason}
                </li>
              ))}
            </ul>
            <span className="shrink-0 text-[0.8667rem] text-ink-faint">
              <Moment at={at} />
            </span>
          </li>
        ))}
      </ol>
      {rows.length > SHOWN_AT_FIRST ? (
        <Button look="quiet" size="small" className="mt-1" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('fewer') : t('allChanges', { count: rows.length })}
        </Button>
      ) : null}
    </div>
  );
}
