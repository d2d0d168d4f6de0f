'use client';

import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Campaign } from '../../../domain/campaign/campaign';
import type { Contact } from '../../../domain/contact/contact';
import { Moment } from '../../components/data/moment';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { ConfirmDialog } from '../../components/ui/confirm-dialog';
import { Notice } from '../../components/ui/notice';
import { Progress } from '../../components/ui/progress';
import { Tabs } from '../../components/ui/tabs';
import { usePreview } from '../templates/api';
import { SubjectLine } from '../templates/subject-line';
import { PreviewPane } from '../templates/preview-pane';
import { useCampaignAct, useExclusions } from './api';
import { CampaignActions } from './campaign-actions';
import { CampaignStatusBadge } from './campaign-badges';
import { CampaignNumbers } from './campaign-numbers';
import { wordsOf } from './campaign-words';
import { settledOf } from './numbers';
import { RecipientsTable } from './recipients-table';

/** What became of a campaign, live. */
export function CampaignReport({ campaign }: { readonly campaign: Campaign }) {
  const t = useTranslations('campaigns');
  const common = useTranslations('common');
  const { temporal } = campaign;
  const lead = (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <CampaignStatusBadge status={campaign.status} />
      <span className="min-w-0 break-words">
        <SubjectLine subject={campaign.subject} />
      </span>
    </span>
  );
  return (
    <Page
      title={campaign.name}
      lead={lead}
      back={{ href: '/campaigns', label: t('title') }}
      actions={<CampaignActions campaign={campaign} />}
    >
      <div className="flex flex-col gap-5">
        {campaign.status === 'DRAFT' ? <Notice>{t('readOnlyDraft')}</Notice> : <ProgressCard campaign={campaign} />}
        <InDoubtNotice campaign={campaign} />
        <CampaignNumbers stats={campaign.stats} />
        <ExclusionsCard campaign={campaign} />
        <Tabs
          label={campaign.name}
          tabs={[
            { value: 'recipients', label: t('recipients'), content: <RecipientsTable campaign={campaign} /> },
            { value: 'content', label: t('content'), content: <ContentPreview campaign={campaign} /> },
          ]}
        />
        {temporal?.url ? (
          <a
            href={temporal.url}
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

function ProgressCard({ campaign }: { readonly campaign: Campaign }) {
  const t = useTranslations('campaigns');
  const { stats, status } = campaign;
  const left = stats.pending + stats.sending;
  return (
    <Card>
      <CardBody className="flex flex-col gap-3 pt-5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <p className="font-semibold tabular-nums" aria-live="polite">
            <ProgressWords campaign={campaign} />
          </p>
          <p className="text-[0.8667rem] text-ink-faint tabular-nums">
            {status === 'SENDING' && left > 0 ? (
              t('remaining', { count: left })
            ) : campaign.sentAt ? (
              <Moment at={campaign.sentAt} />
            ) : campaign.startedAt ? (
              <Moment at={campaign.startedAt} />
            ) : null}
          </p>
        </div>
        <Progress
          label={t('progress')}
          total={stats.recipients}
          className="h-2.5"
          parts={[
            { name: t('sent'), value: stats.sent, tone: status === 'SENDING' ? 'accent' : 'good' },
            { name: t('inDoubt'), value: stats.inDoubt, tone: 'warn' },
            { name: t('failed'), value: stats.failed, tone: 'bad' },
          ]}
        />
      </CardBody>
    </Card>
  );
}

function ProgressWords({ campaign }: { readonly campaign: Campaign }) {
  const t = useTranslations('campaigns');
  const format = useFormatter();
  const { stats, status, sendDate } = campaign;
  const done = settledOf(stats);
  if (status === 'SCHEDULED' && sendDate) {
    return t('waitsUntil', { date: format.dateTime(new Date(sendDate), 'moment') });
  }
  if (status === 'SENDING' && stats.recipients === 0) return t('preparing');
  if (status === 'PAUSED' && stats.recipients === 0) return t('pausedBefore');
  if (status === 'PAUSED') return t('pausedAt', { done, total: stats.recipients });
  return t('progressOf', { done: stats.sent, total: stats.recipients });
}

/** Messages nobody knows the fate of: said aloud, and sent again only by a person's word. */
function InDoubtNotice({ campaign }: { readonly campaign: Campaign }) {
  const t = useTranslations('campaigns');
  const maySend = useMay('campaigns:send');
  const [asking, setAsking] = useState(false);
  const resend = useCampaignAct('resend', t('resent'));
  const count = campaign.stats.inDoubt;
  if (count === 0) return null;
  return (
    <Notice
      tone="warn"
      title={t('inDoubtTitle', { count })}
      action={
        maySend ? (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('resend')}
          </Button>
        ) : null
      }
    >
      {t('inDoubtText')}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('resendTitle', { count })}
        description={t('resendText')}
        action={t('resend')}
        busy={resend.isPending}
        onConfirm={() => resend.mutate(campaign.id, { onSuccess: () => setAsking(false) })}
      />
    </Notice>
  );
}

function ExclusionsCard({ campaign }: { readonly campaign: Campaign }) {
  const t = useTranslations('campaigns');
  const labels = useTranslations('labels');
  const format = useFormatter();
  const exclusions = useExclusions(campaign);
  if (exclusions.length === 0) return null;
  const most = Math.max(...exclusions.map(({ count }) => count));
  return (
    <Card>
      <CardHeader title={t('whyExcluded')} />
      <CardBody className="flex flex-col gap-2.5">
        {exclusions.map(({ reason, count }) => (
          <div key={reason} className="grid grid-cols-[minmax(0,1fr)_6rem_3.5rem] items-center gap-3 text-[0.9333rem]">
            <span>{labels(`exclusionReason.${reason}`)}</span>
            <span aria-hidden className="h-1.5 rounded-full bg-sunken">
              <span
                className="block h-full rounded-full bg-line-strong"
                style={{ width: `${(count / most) * 100}%` }}
              />
            </span>
            <span className="text-right tabular-nums">{format.number(count)}</span>
          </div>
        ))}
      </CardBody>
    </Card>
  );
}

function ContentPreview({ campaign }: { readonly campaign: Campaign }) {
  const [contact, setContact] = useState<Contact | null>(null);
  const preview = usePreview(wordsOf(campaign), contact?.id ?? null);
  return (
    <PreviewPane
      preview={preview.data}
      busy={preview.isFetching}
      contact={contact}
      onContact={setContact}
      className="h-[44rem]"
    />
  );
}
