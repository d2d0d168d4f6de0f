'use client';

import { useTranslations } from 'use-intl';
import type { CampaignStatus } from '../../../domain/campaign/campaign';
import type { MessageStatus } from '../../../domain/message/message';
import type { Tone } from '../../components/ui/badge';
import { Badge } from '../../components/ui/badge';

const campaignTones: Readonly<Record<CampaignStatus, Tone>> = {
  DRAFT: 'neutral',
  SCHEDULED: 'accent',
  SENDING: 'accent',
  SENT: 'good',
  COMPLETED: 'good',
  PAUSED: 'warn',
  CANCELLED: 'neutral',
};

export function CampaignStatusBadge({ status }: { readonly status: CampaignStatus }) {
  const t = useTranslations('labels');
  return (
    <Badge tone={campaignTones[status]} live={status === 'SENDING'}>
      {t(`campaignStatus.${status}`)}
    </Badge>
  );
}

const messageTones: Readonly<Record<MessageStatus, Tone>> = {
  pending: 'neutral',
  sending: 'accent',
  in_doubt: 'warn',
  sent: 'good',
  delivered: 'good',
  bounced: 'bad',
  failed: 'bad',
  excluded: 'neutral',
};

export function MessageStatusBadge({ status }: { readonly status: MessageStatus }) {
  const t = useTranslations('labels');
  return <Badge tone={messageTones[status]}>{t(`messageStatus.${status}`)}</Badge>;
}
