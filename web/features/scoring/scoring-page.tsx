'use client';

import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { Skeleton } from '../../components/ui/skeleton';
import { useRecompute, useScoring } from './api';
import { EngagementCard } from './engagement-card';
import { RulesCard } from './rules-card';

/** How both scores are made: what behaviours are worth, how fast that fades, and the lead rules. */
export function ScoringPage() {
  const t = useTranslations('scoring');
  const settings = useTranslations('settings');
  const mayEdit = useMay('segments:write');
  const { data, error, refetch } = useScoring();
  const recompute = useRecompute(t('recomputeAsked'));
  const busy = recompute.isPending || data?.recomputing === true;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      back={{ href: '/settings', label: settings('title') }}
      actions={
        mayEdit && data ? (
          <Button busy={busy} onClick={() => recompute.mutate()}>
            {busy ? null : <RefreshCw aria-hidden />}
            {t('recompute')}
          </Button>
        ) : null
      }
    >
      {data ? (
        <div className="flex flex-col gap-5">
          {data.recomputing ? <Notice>{t('recomputing')}</Notice> : null}
          <EngagementCard scoring={data} />
          <RulesCard recomputing={data.recomputing} />
        </div>
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-96" />
      )}
    </Page>
  );
}
