'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { Campaign, CampaignStats } from '../../../domain/campaign/campaign';
import { Moment } from '../../components/data/moment';
import { Progress } from '../../components/ui/progress';
import { share } from './numbers';

/** The moment that matters in its present state: when it leaves, left, or was begun. */
export function CampaignMoment({ campaign }: { readonly campaign: Campaign }) {
  return <Moment at={campaign.sentAt ?? campaign.startedAt ?? campaign.sendDate ?? campaign.createdAt} />;
}

export function SentSoFar({ stats }: { readonly stats: CampaignStats }) {
  const t = useTranslations('campaigns');
  const format = useFormatter();
  const left = stats.pending + stats.sending;
  if (stats.recipients === 0) return <span className="text-ink-faint">–</span>;
  return (
    <span className="inline-flex w-28 flex-col items-end gap-1">
      <span>
        {left > 0 ? `${format.number(stats.sent)} / ${format.number(stats.recipients)}` : format.number(stats.sent)}
      </span>
      {left > 0 ? (
        <Progress
          label={t('progress')}
          total={stats.recipients}
          parts={[{ name: t('sent'), value: stats.sent, tone: 'accent' }]}
          className="h-1"
        />
      ) : null}
    </span>
  );
}

export function Rate({ part, whole }: { readonly part: number; readonly whole: number }) {
  const format = useFormatter();
  if (whole === 0) return <span className="text-ink-faint">–</span>;
  return (
    <>
      {format.number(part)}
      <span className="block text-[0.8rem] text-ink-faint">{format.number(share(part, whole), 'percent')}</span>
    </>
  );
}
