'use client';

import { useTranslations } from 'use-intl';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Skeleton } from '../../components/ui/skeleton';
import { useCampaign } from './api';
import { CampaignComposer } from './campaign-composer';
import { CampaignReport } from './campaign-report';

/** A draft is composed; anything later is reported on. */
export function CampaignPage({ id }: { readonly id: string }) {
  const t = useTranslations('campaigns');
  const mayWrite = useMay('campaigns:write');
  const { data: campaign, error, refetch } = useCampaign(id);
  const back = { href: '/campaigns', label: t('title') };
  if (!campaign) {
    return (
      <Page title={error ? t('title') : <Skeleton className="h-8 w-64" />} back={back}>
        {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-96" />}
      </Page>
    );
  }
  if (campaign.status === 'DRAFT' && mayWrite) return <CampaignComposer campaign={campaign} key={campaign.id} />;
  return <CampaignReport campaign={campaign} />;
}
