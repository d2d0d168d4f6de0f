'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Contact } from '../../../domain/contact/contact';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { ConfirmDialog } from '../../components/ui/confirm-dialog';
import { Skeleton } from '../../components/ui/skeleton';
import { ScoresCard } from '../scoring/scores-card';
import { useContact, useEraseContact } from './api';
import { ConsentCard } from './consent-card';
import { ContactStatusBadge, nameOf } from './contact-badges';
import { CustomFieldsCard } from './custom-fields-card';
import { DetailsCard } from './details-card';
import { TagsCard } from './tags-card';
import { Timeline } from './timeline';

export function ContactPage({ id }: { readonly id: string }) {
  const t = useTranslations('contacts');
  const { data: contact, error, refetch } = useContact(id);
  const back = { href: '/contacts', label: t('title') };
  if (error) {
    return (
      <Page title={t('title')} back={back}>
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (!contact) {
    return (
      <Page title={<Skeleton className="h-8 w-64" />} back={back}>
        <div className="grid grid-cols-1 gap-5 lg:grid-cols-[20rem_minmax(0,1fr)]">
          <Skeleton className="h-80" />
          <Skeleton className="h-96" />
        </div>
      </Page>
    );
  }
  return <KnownContact contact={contact} back={back} />;
}

interface KnownContactProps {
  readonly contact: Contact;
  readonly back: { readonly href: string; readonly label: string };
}

function KnownContact({ contact, back }: KnownContactProps) {
  const t = useTranslations('contacts');
  const format = useFormatter();
  const mayErase = useMay('contacts:erase');
  const lead = (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {nameOf(contact) === contact.email ? null : <span className="break-all">{contact.email}</span>}
      <ContactStatusBadge status={contact.status} />
      <span className="text-[0.8667rem] text-ink-faint">
        {t('addedOn', { date: format.dateTime(new Date(contact.createdAt), 'day') })}
      </span>
    </span>
  );
  return (
    <Page title={nameOf(contact)} lead={lead} back={back} actions={mayErase ? <EraseButton contact={contact} /> : null}>
      <div className="grid items-start gap-5 lg:grid-cols-[21rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-5">
          <DetailsCard contact={contact} />
          <TagsCard contact={contact} />
          <ConsentCard contact={contact} />
          <CustomFieldsCard contact={contact} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <ScoresCard contactId={contact.id} />
          <Timeline contactId={contact.id} />
        </div>
      </div>
    </Page>
  );
}

function EraseButton({ contact }: { readonly contact: Contact }) {
  const t = useTranslations('contacts');
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const erase = useEraseContact(t('erased'));
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
        {t('erase')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        danger
        title={t('eraseTitle', { email: contact.email })}
        description={t('eraseText')}
        action={t('erase')}
        busy={erase.isPending}
        onConfirm={() => erase.mutate(contact.id, { onSuccess: () => router.push('/contacts') })}
      />
    </>
  );
}
