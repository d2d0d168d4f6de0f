'use client';

import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import type { ContactImport } from '../../../domain/import/import';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Card, CardHeader } from '../../components/ui/card';
import { SkeletonRows } from '../../components/ui/skeleton';
import { useRefusedRows } from './api';
import { readRefusedRows } from './read-refused-rows';

const SHOWN = 50;

/** Each refused row with its line and reason; all of them as a file. */
export function RefusedRows({ item }: { readonly item: ContactImport }) {
  const t = useTranslations('contacts.imports');
  const common = useTranslations('common');
  const locale = useLocale();
  const { data, error, refetch } = useRefusedRows(item.id, locale, true);
  const rows = data === undefined ? undefined : readRefusedRows(data);
  const download = () => {
    const url = URL.createObjectURL(new Blob([data ?? ''], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'errors.csv';
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Card>
      <CardHeader
        title={t('refusedRows')}
        description={t('refusedHint')}
        actions={
          data ? (
            <Button size="small" onClick={download}>
              <Download aria-hidden />
              {t('downloadErrors')}
            </Button>
          ) : null
        }
      />
      {error ? (
        <div className="px-5 pb-5">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      ) : !rows ? (
        <SkeletonRows rows={3} label={common('loading')} />
      ) : (
        <>
          <ul className="divide-y divide-line border-t border-line">
            {rows.slice(0, SHOWN).map((row) => (
              <li key={row.line} className="flex gap-4 px-5 py-3 text-[0.9333rem]">
                <span className="w-16 shrink-0 text-ink-faint tabular-nums">
                  {t('line')} {row.line}
                </span>
                <span className="min-w-0">
                  <span className="block">{row.reason}</span>
                  <code className="block truncate font-mono text-[0.8rem] text-ink-faint">{row.row}</code>
                </span>
              </li>
            ))}
          </ul>
          {rows.length > SHOWN ? (
            <p className="border-t border-line px-5 py-3 text-[0.8667rem] text-ink-faint">
              {t('firstErrors', { count: SHOWN })}
            </p>
          ) : null}
        </>
      )}
    </Card>
  );
}
