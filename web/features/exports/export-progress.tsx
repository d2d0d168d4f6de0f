'use client';

import { Download } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { DataExport } from '../../../domain/export/export';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { DialogActions } from '../../components/ui/dialog';
import { Notice } from '../../components/ui/notice';
import { Progress } from '../../components/ui/progress';
import { Skeleton } from '../../components/ui/skeleton';
import { useExport, useFileUrl } from './api';

interface ExportProgressProps {
  readonly id: string;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** How far the file is, and where it lies once it is whole. */
export function ExportProgress({ id, onAgain, onClose }: ExportProgressProps) {
  const t = useTranslations('exports');
  const common = useTranslations('common');
  const { data, error, refetch } = useExport(id);
  if (!data)
    return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-24" />;
  return (
    <div className="flex flex-col gap-5">
      <State item={data} />
      {data.status === 'RUNNING' ? <p className="text-[0.8667rem] text-ink-faint">{t('running')}</p> : null}
      <DialogActions>
        {data.status === 'FAILED' ? <Button onClick={onAgain}>{common('retry')}</Button> : null}
        <Button onClick={onClose}>{common('close')}</Button>
        {data.url === null ? null : <FileLink item={data} />}
      </DialogActions>
    </div>
  );
}

function State({ item }: { readonly item: DataExport }) {
  const t = useTranslations('exports');
  const format = useFormatter();
  switch (item.status) {
    case 'FAILED':
      return (
        <Notice tone="bad" title={t('failed')}>
          {item.error?.message}
        </Notice>
      );
    case 'COMPLETED':
      return (
        <Notice tone="good" title={t('written', { count: item.rows })}>
          {item.expiresAt === null ? null : t('until', { date: format.dateTime(new Date(item.expiresAt), 'moment') })}
        </Notice>
      );
    case 'RUNNING':
      return (
        <div className="flex flex-col gap-2.5">
          <p className="font-semibold tabular-nums" aria-live="polite">
            {item.total === null ? t('counting') : t('progress', { rows: item.rows, total: item.total })}
          </p>
          <Progress
            label={t('export')}
            total={item.total ?? 0}
            className="h-2.5"
            parts={[{ name: t('export'), value: item.rows, tone: 'accent' }]}
          />
        </div>
      );
  }
}

function FileLink({ item }: { readonly item: DataExport }) {
  const t = useTranslations('exports');
  const fileUrl = useFileUrl();
  return (
    <Button asChild look="primary">
      <a href={fileUrl(item.id)} download={item.fileName}>
        <Download aria-hidden />
        {t('download')}
      </a>
    </Button>
  );
}
