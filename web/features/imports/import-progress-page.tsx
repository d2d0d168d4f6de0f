'use client';

import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'use-intl';
import type { ContactImport } from '../../../domain/import/import';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Stat } from '../../components/data/stat';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { Card, CardBody } from '../../components/ui/card';
import { Notice } from '../../components/ui/notice';
import { Progress } from '../../components/ui/progress';
import { Skeleton } from '../../components/ui/skeleton';
import { useCancelImport, useImport } from './api';
import { ImportStatusBadge } from './import-status-badge';
import { RefusedRows } from './refused-rows';

export function ImportProgressPage({ id }: { readonly id: string }) {
  const t = useTranslations('contacts.imports');
  const { data, error, refetch } = useImport(id);
  const back = { href: '/contacts/import', label: t('title') };
  if (!data) {
    return (
      <Page title={t('title')} back={back} width="narrow">
        {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-64" />}
      </Page>
    );
  }
  return <KnownImport item={data} back={back} />;
}

interface KnownImportProps {
  readonly item: ContactImport;
  readonly back: { readonly href: string; readonly label: string };
}

function KnownImport({ item, back }: KnownImportProps) {
  const t = useTranslations('contacts.imports');
  const segment = useTranslations('importSegment');
  const common = useTranslations('common');
  const format = useFormatter();
  const mayWrite = useMay('contacts:write');
  const cancel = useCancelImport(t('cancelled'));
  const running = item.status === 'RUNNING';
  const lead = (
    <span className="flex items-center gap-3">
      <ImportStatusBadge status={item.status} />
      <span className="text-[0.8667rem] text-ink-faint">
        {t('startedAt', { date: format.dateTime(new Date(item.startedAt), 'moment') })}
      </span>
    </span>
  );
  const actions = running ? (
    mayWrite ? (
      <Button busy={cancel.isPending} onClick={() => cancel.mutate(item.id)}>
        {t('cancel')}
      </Button>
    ) : null
  ) : (
    <>
      <Button asChild>
        <Link href="/contacts/import">{t('importAnother')}</Link>
      </Button>
      {item.segmentId === null ? (
        <Button asChild look="primary">
          <Link href="/contacts">{t('seeContacts')}</Link>
        </Button>
      ) : (
        <Button asChild look="primary">
          <Link href={`/segments/${item.segmentId}`}>{segment('see')}</Link>
        </Button>
      )}
    </>
  );
  return (
    <Page title={item.fileName} lead={lead} back={back} actions={actions} width="narrow">
      <div className="flex flex-col gap-5">
        {item.error ? (
          <Notice tone="bad" title={t('failed')}>
            <p>{item.error.message}</p>
            {item.error.details.length > 0 ? (
              <ul className="mt-1 list-disc pl-4">
                {item.error.details.map(({ path, message }) => (
                  <li key={path}>{message}</li>
                ))}
              </ul>
            ) : null}
          </Notice>
        ) : null}
        {item.dryRun && item.status === 'COMPLETED' ? <Notice>{t('checked')}</Notice> : null}
        <Card>
          <CardBody className="flex flex-col gap-5 pt-5">
            <div className="flex flex-col gap-2.5">
              <p className="font-semibold tabular-nums" aria-live="polite">
                {t('progress', { processed: item.processed, total: item.total })}
              </p>
              <Progress
                label={t('title')}
                total={item.total}
                className="h-2.5"
                parts={[
                  { name: t('created'), value: item.created, tone: 'good' },
                  { name: t('updated'), value: item.updated, tone: 'accent' },
                  { name: t('skipped'), value: item.skipped, tone: 'neutral' },
                  { name: t('invalid'), value: item.invalid, tone: 'bad' },
                ]}
              />
              {running ? <p className="text-[0.8667rem] text-ink-faint">{t('running')}</p> : null}
            </div>
            <dl className="grid grid-cols-2 gap-5 sm:grid-cols-4">
              <Stat label={t('created')} value={format.number(item.created)} />
              <Stat label={t('updated')} value={format.number(item.updated)} />
              <Stat label={t('skipped')} value={format.number(item.skipped)} />
              <Stat
                label={t('invalid')}
                value={format.number(item.invalid)}
                tone={item.invalid > 0 ? 'bad' : 'neutral'}
              />
            </dl>
          </CardBody>
        </Card>
        {item.invalid > 0 && !running ? <RefusedRows item={item} /> : null}
        {item.temporal.url ? (
          <a
            href={item.temporal.url}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1.5 self-start rounded text-[0.8667rem] text-ink-faint hover:text-ink"
          >
            {common('temporalRun')}
            <ExternalLink className="size-3.5" aria-label={common('opensNewTab')} />
          </a>
        ) : null}
      </div>
    </Page>
  );
}
