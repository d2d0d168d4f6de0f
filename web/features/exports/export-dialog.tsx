'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ExportFormat } from '../../../domain/export/export';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Segmented } from '../../components/ui/segmented';
import { useStartExport } from './api';
import { ExportProgress } from './export-progress';

/** A workbook first: it opens everywhere by a double click, with accents, dates and numbers as they are. */
const formats: readonly ExportFormat[] = ['xlsx', 'csv', 'json'];

interface ExportDialogProps {
  readonly segment: { readonly id: string; readonly name: string; readonly contactCount: number };
  readonly onClose: () => void;
}

/** Choose a format, see the file being written, take it. */
export function ExportDialog({ segment, onClose }: ExportDialogProps) {
  const t = useTranslations('exports');
  const common = useTranslations('common');
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const start = useStartExport(segment.id);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('title', { name: segment.name })}
      description={t('holds', { count: segment.contactCount })}
    >
      {start.data ? (
        <ExportProgress id={start.data.id} onAgain={start.reset} onClose={onClose} />
      ) : (
        <form
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            start.mutate(format);
          }}
        >
          {start.error ? <ProblemNotice error={start.error} /> : null}
          <div className="flex flex-col items-start gap-2.5">
            <Segmented
              label={t('format')}
              value={format}
              onChange={setFormat}
              options={formats.map((value) => ({ value, label: t(`formats.${value}.name`) }))}
            />
            <p className="text-[0.9333rem] text-ink-soft">{t(`formats.${format}.about`)}</p>
          </div>
          <p className="text-[0.8667rem] text-ink-faint">{t('kept')}</p>
          <DialogActions>
            <Button onClick={onClose}>{common('cancel')}</Button>
            <Button type="submit" look="primary" busy={start.isPending}>
              {t('start')}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
