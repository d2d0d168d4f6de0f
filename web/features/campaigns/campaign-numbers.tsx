'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { CampaignStats } from '../../../domain/campaign/campaign';
import { Stat } from '../../components/data/stat';
import { Card } from '../../components/ui/card';
import { share } from './numbers';

/** The numbers of a campaign: people, with their share of those it was sent to. */
export function CampaignNumbers({ stats }: { readonly stats: CampaignStats }) {
  const t = useTranslations('campaigns');
  const format = useFormatter();
  const ofSent = (part: number) => t('ofSent', { share: format.number(share(part, stats.sent), 'percent') });
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-x-5 gap-y-6 p-5 sm:grid-cols-3 lg:grid-cols-6">
        <Stat label={t('sent')} value={format.number(stats.sent)} note={t('people')} />
        <Stat label={t('opened')} value={format.number(stats.opened)} note={ofSent(stats.opened)} />
        <Stat label={t('clicked')} value={format.number(stats.clicked)} note={ofSent(stats.clicked)} />
        <Stat label={t('unsubscribed')} value={format.number(stats.unsubscribed)} note={ofSent(stats.unsubscribed)} />
        <Stat
          label={t('bounced')}
          value={format.number(stats.bounced)}
          note={ofSent(stats.bounced)}
          tone={stats.bounced > 0 ? 'bad' : 'neutral'}
        />
        <Stat label={t('excluded')} value={format.number(stats.excluded)} note={t('people')} />
        {stats.failed > 0 ? <Stat label={t('failed')} value={format.number(stats.failed)} tone="bad" /> : null}
        {stats.inDoubt > 0 ? <Stat label={t('inDoubt')} value={format.number(stats.inDoubt)} tone="warn" /> : null}
        {stats.complained > 0 ? (
          <Stat label={t('complained')} value={format.number(stats.complained)} tone="bad" />
        ) : null}
      </dl>
    </Card>
  );
}
