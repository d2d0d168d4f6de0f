'use client';

import { MailOpen, MousePointerClick, Users, UserMinus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Campaign } from '../../../domain/campaign/campaign';
import type { MessageStatus, Recipient } from '../../../domain/message/message';
import { exclusionReasons, messageStatuses } from '../../../domain/message/message';
import type { Column } from '../../components/data/data-table';
import { DataTable } from '../../components/data/data-table';
import { ListFrame } from '../../components/data/list-frame';
import { Ago } from '../../components/data/moment';
import { PAGE_SIZE, Pager, useCursor } from '../../components/data/pager';
import { RowLink } from '../../components/data/row-link';
import { EmptyState } from '../../components/ui/empty-state';
import { Select } from '../../components/ui/select';
import { nameOf } from '../contacts/contact-badges';
import { useRecipients } from './api';
import { MessageStatusBadge } from './campaign-badges';

const ALL = 'all';

/** The ledger of a campaign: each person, what became of their message, and why. */
export function RecipientsTable({ campaign }: { readonly campaign: Campaign }) {
  const t = useTranslations('campaigns');
  const labels = useTranslations('labels');
  const [status, setStatus] = useState<MessageStatus | typeof ALL>(ALL);
  const filter = status === ALL ? undefined : status;
  const cursor = useCursor(status);
  const query = useRecipients(campaign, { limit: PAGE_SIZE, cursor: cursor.cursor, status: filter });
  const columns = useRecipientColumns();
  return (
    <ListFrame
      query={query}
      toolbar={
        <Select
          aria-label={t('status')}
          className="w-52"
          value={status}
          onChange={setStatus}
          options={[
            { value: ALL, label: t('allStatuses') },
            ...messageStatuses.map((value) => ({ value, label: labels(`messageStatus.${value}`) })),
          ]}
        />
      }
      onClear={filter === undefined ? undefined : () => setStatus(ALL)}
      empty={
        <EmptyState icon={Users} title={t('noRecipients')}>
          {t('noRecipientsYet')}
        </EmptyState>
      }
    >
      {(page) => (
        <>
          <DataTable
            label={t('recipients')}
            columns={columns}
            rows={page.items}
            rowKey={(recipient) => recipient.messageId}
            card={(recipient) => <RecipientCard recipient={recipient} />}
            stale={query.isPlaceholderData}
          />
          <Pager page={page} cursor={cursor} />
        </>
      )}
    </ListFrame>
  );
}

function useRecipientColumns(): readonly Column<Recipient>[] {
  const t = useTranslations('campaigns');
  return useMemo(
    () => [
      {
        id: 'contact',
        header: t('contact'),
        fixed: true,
        cell: (recipient) => (
          <>
            <RowLink href={`/contacts/${recipient.contactId}`}>{nameOf(recipient)}</RowLink>
            {nameOf(recipient) === recipient.email ? null : (
              <span className="block text-[0.8667rem] text-ink-faint">{recipient.email}</span>
            )}
          </>
        ),
      },
      { id: 'status', header: t('status'), cell: ({ status }) => <MessageStatusBadge status={status} /> },
      {
        id: 'reason',
        header: t('reason'),
        className: 'max-w-80 text-ink-soft break-words',
        cell: ({ reason }) => <Reason reason={reason} />,
      },
      { id: 'activity', header: t('activity'), cell: (recipient) => <Activity recipient={recipient} /> },
      {
        id: 'when',
        header: t('when'),
        align: 'end',
        className: 'whitespace-nowrap text-ink-soft',
        cell: ({ sentAt }) => (sentAt ? <Ago at={sentAt} /> : '–'),
      },
    ],
    [t],
  );
}

/** Our own reasons in words; a mail server's as it gave it. */
function Reason({ reason }: { readonly reason: string | null }) {
  const labels = useTranslations('labels');
  const known = exclusionReasons.find((candidate) => candidate === reason);
  return known ? labels(`exclusionReason.${known}`) : reason;
}

function Activity({ recipient }: { readonly recipient: Recipient }) {
  const t = useTranslations('campaigns');
  const signs = [
    { at: recipient.openedAt, icon: MailOpen, name: t('opened') },
    { at: recipient.clickedAt, icon: MousePointerClick, name: t('clicked') },
    { at: recipient.unsubscribedAt, icon: UserMinus, name: t('unsubscribed') },
  ];
  return (
    <span className="flex gap-2 text-ink-soft">
      {signs.map(({ at, icon: Icon, name }) =>
        at ? (
          <span key={name} title={name}>
            <Icon className="size-4" aria-label={name} />
          </span>
        ) : null,
      )}
    </span>
  );
}

function RecipientCard({ recipient }: { readonly recipient: Recipient }) {
  return (
    <>
      <div className="flex items-start justify-between gap-3">
        <RowLink href={`/contacts/${recipient.contactId}`} className="min-w-0 truncate">
          {nameOf(recipient)}
        </RowLink>
        <MessageStatusBadge status={recipient.status} />
      </div>
      <div className="mt-1 flex items-center justify-between gap-3 text-[0.8667rem] text-ink-faint">
        <span className="min-w-0 break-words">
          {recipient.reason ? <Reason reason={recipient.reason} /> : recipient.email}
        </span>
        <Activity recipient={recipient} />
      </div>
    </>
  );
}
