'use client';

import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Contact } from '../../../domain/contact/contact';
import type { Column } from '../../components/data/data-table';
import { Ago } from '../../components/data/moment';
import { RowLink } from '../../components/data/row-link';
import { ContactStatusBadge, TagList, nameOf } from './contact-badges';

/** Hidden until the reader asks for them in the column menu. */
export const hiddenAtFirst = { company: false, country: false, engagementScore: false, createdAt: false };

export function useContactColumns(): readonly Column<Contact>[] {
  const t = useTranslations('contacts');
  const labels = useTranslations('labels');
  const format = useFormatter();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('name'),
        fixed: true,
        sort: 'lastName',
        className: 'min-w-56',
        cell: (contact) => (
          <>
            <RowLink href={`/contacts/${contact.id}`}>{nameOf(contact)}</RowLink>
            {nameOf(contact) === contact.email ? null : (
              <span className="block text-[0.8667rem] text-ink-faint">{contact.email}</span>
            )}
          </>
        ),
      },
      {
        id: 'status',
        header: labels('field.status'),
        cell: (contact) => <ContactStatusBadge status={contact.status} />,
      },
      {
        id: 'roles',
        header: t('roles'),
        cell: (contact) => contact.roles.map((role) => labels(`contactRole.${role}`)).join(', '),
      },
      { id: 'tags', header: t('tags'), cell: (contact) => <TagList tags={contact.tags} /> },
      { id: 'company', header: labels('field.company'), sort: 'company', cell: (contact) => contact.company },
      { id: 'city', header: labels('field.city'), cell: (contact) => contact.city },
      { id: 'country', header: labels('field.country'), cell: (contact) => contact.country },
      {
        id: 'engagementScore',
        header: labels('field.engagementScore'),
        align: 'end',
        sort: '-engagementScore',
        cell: (contact) => format.number(contact.engagementScore),
      },
      {
        id: 'lastActivity',
        header: labels('field.lastActivity'),
        align: 'end',
        sort: '-lastActivity',
        className: 'whitespace-nowrap text-ink-soft',
        cell: (contact) => (contact.lastActivity ? <Ago at={contact.lastActivity} /> : '–'),
      },
      {
        id: 'createdAt',
        header: labels('field.createdAt'),
        align: 'end',
        sort: '-createdAt',
        className: 'whitespace-nowrap text-ink-soft',
        cell: (contact) => format.dateTime(new Date(contact.createdAt), 'day'),
      },
    ],
    [t, labels, format],
  );
}
