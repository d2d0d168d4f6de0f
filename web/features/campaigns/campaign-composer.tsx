'use client';

import { Check, CloudOff, LoaderCircle, Send } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Campaign } from '../../../domain/campaign/campaign';
import type { Contact } from '../../../domain/contact/contact';
import { useSettled } from '../../client/use-settled';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { usePreview } from '../templates/api';
import { PreviewPane } from '../templates/preview-pane';
import { useAudience } from './api';
import { AudienceCard } from './audience-card';
import { CampaignActions } from './campaign-actions';
import { CampaignStatusBadge } from './campaign-badges';
import { wordsOf } from './campaign-words';
import { MessageCard } from './message-card';
import { SendDialog } from './send-dialog';
import { TestDialog } from './test-dialog';
import { useDraft } from './use-draft';

const PREVIEW_PAUSE_MS = 450;

/** A draft: what it says and for whom on the left, how it will look on the right. It saves itself. */
export function CampaignComposer({ campaign }: { readonly campaign: Campaign }) {
  const t = useTranslations('campaigns');
  const limits = useTranslations('audienceLimits');
  const format = useFormatter();
  const maySend = useMay('campaigns:send');
  const draft = useDraft(campaign);
  const audience = useAudience(campaign);
  const [contact, setContact] = useState<Contact | null>(null);
  const [open, setOpen] = useState<'test' | 'send' | null>(null);
  const words = useSettled(wordsOf(draft.draft), PREVIEW_PAUSE_MS);
  const preview = usePreview(words, contact?.id ?? null);
  const openSaved = async (dialog: 'test' | 'send') => {
    if (await draft.flush()) setOpen(dialog);
  };
  const actions = (
    <>
      <CampaignActions campaign={campaign} />
      {maySend ? (
        <>
          <Button onClick={() => void openSaved('test')}>{t('sendTest')}</Button>
          <Button look="primary" onClick={() => void openSaved('send')}>
            <Send aria-hidden />
            {t('send')}
          </Button>
        </>
      ) : null}
    </>
  );
  return (
    <Page
      title={draft.draft.name || campaign.name}
      lead={
        <span className="flex items-center gap-3">
          <CampaignStatusBadge status={campaign.status} />
          <SaveState draft={draft} />
        </span>
      }
      back={{ href: '/campaigns', label: t('title') }}
      width="wide"
      actions={actions}
    >
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          {campaign.refusal ? (
            <Notice
              tone="warn"
              title={limits('notSent', { date: format.dateTime(new Date(campaign.refusal.at), 'moment') })}
            >
              {campaign.refusal.message}
            </Notice>
          ) : null}
          {draft.error ? <ProblemNotice error={draft.error} title={t('notSaved')} /> : null}
          <MessageCard campaign={campaign} draft={draft} />
          <AudienceCard draft={draft} audience={audience} />
        </div>
        <div className="flex flex-col gap-3 xl:sticky xl:top-6">
          {preview.error ? <ProblemNotice error={preview.error} /> : null}
          <PreviewPane
            preview={preview.data}
            busy={preview.isFetching}
            contact={contact}
            onContact={setContact}
            className="h-[42rem] xl:h-[calc(100dvh-12rem)]"
          />
        </div>
      </div>
      {open === 'test' ? <TestDialog campaign={campaign} contact={contact} onClose={() => setOpen(null)} /> : null}
      {open === 'send' ? (
        <SendDialog campaign={campaign} audience={audience.data} onClose={() => setOpen(null)} />
      ) : null}
    </Page>
  );
}

function SaveState({ draft }: { readonly draft: ReturnType<typeof useDraft> }) {
  const t = useTranslations('campaigns');
  const [Icon, words] = draft.error
    ? [CloudOff, t('notSaved')]
    : draft.saving || draft.dirty
      ? [LoaderCircle, t('saving')]
      : [Check, t('savedDraft')];
  return (
    <span aria-live="polite" className="inline-flex items-center gap-1.5 text-[0.8667rem] text-ink-faint">
      <Icon className="size-3.5" aria-hidden />
      {words}
    </span>
  );
}
