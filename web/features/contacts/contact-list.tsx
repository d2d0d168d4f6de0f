'use client';

import { Columns3, FileUp, Plus, Users } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Contact } from '../../../domain/contact/contact';
import { DataTable } from '../../components/data/data-table';
import { ListFrame } from '../../components/data/list-frame';
import { PAGE_SIZE, Pager, useCursor } from '../../components/data/pager';
import { RowLink } from '../../components/data/row-link';
import { useUrlFilters } from '../../components/data/url-filters';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { Menu, MenuCheck } from '../../components/ui/dropdown-menu';
import { EmptyState } from '../../components/ui/empty-state';
import { useContacts } from './api';
import { ContactStatusBadge, TagList, nameOf } from './contact-badges';
import { hiddenAtFirst, useContactColumns } from './contact-columns';
import { ContactFilters, contactFilterNames } from './contact-filters';
import { CreateContactDialog } from './create-contact-dialog';

export function ContactList() {
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const mayWrite = useMay('contacts:write');
  const filters = useUrlFilters(contactFilterNames);
  const given = Object.fromEntries(
    contactFilterNames.map((name) => [name, filters.valueOf(name) || undefined]).filter(([, value]) => value),
  );
  const cursor = useCursor(JSON.stringify(given));
  const query = useContacts({ ...given, limit: PAGE_SIZE, cursor: cursor.cursor });
  const columns = useContactColumns();
  const [visibility, setVisibility] = useState<Readonly<Record<string, boolean>>>(hiddenAtFirst);
  const [creating, setCreating] = useState(false);
  const actions = mayWrite ? (
    <>
      <Button asChild>
        <Link href="/contacts/import">
          <FileUp aria-hidden />
          {t('import')}
        </Link>
      </Button>
      <Button look="primary" onClick={() => setCreating(true)}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
    </>
  ) : null;
  const toolbar = (
    <div className="flex flex-wrap items-center gap-2">
      <ContactFilters filters={filters} />
      <span className="ml-auto hidden md:block">
        <Menu
          trigger={
            <Button look="quiet" size="icon" aria-label={common('columns')}>
              <Columns3 aria-hidden />
            </Button>
          }
        >
          {columns
            .filter((column) => !column.fixed)
            .map((column) => (
              <MenuCheck
                key={column.id}
                stayOpen
                checked={visibility[column.id] ?? true}
                onChange={(shown) => setVisibility({ ...visibility, [column.id]: shown })}
              >
                {column.header}
              </MenuCheck>
            ))}
        </Menu>
      </span>
    </div>
  );
  return (
    <Page
      title={t('title')}
      lead={query.data && query.data.total > 0 ? t('count', { count: query.data.total }) : undefined}
      actions={actions}
    >
      <ListFrame
        query={query}
        toolbar={toolbar}
        onClear={filters.any ? filters.clear : undefined}
        empty={
          <EmptyState icon={Users} title={t('emptyTitle')} action={actions}>
            {t('emptyText')}
          </EmptyState>
        }
      >
        {(page) => (
          <>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={page.items}
              rowKey={(contact) => contact.id}
              card={(contact) => <ContactCard contact={contact} />}
              visibility={visibility}
              stale={query.isPlaceholderData}
              sort={filters.valueOf('sort') || '-createdAt'}
              onSort={(sort) => filters.set({ sort })}
            />
            <Pager page={page} cursor={cursor} />
          </>
        )}
      </ListFrame>
      <CreateContactDialog open={creating} onOpenChange={setCreating} />
    </Page>
  );
}

function ContactCard({ contact }: { readonly contact: Contact }) {
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <RowLink href={`/contacts/${contact.id}`} className="block truncate">
          {nameOf(contact)}
        </RowLink>
        <p className="mb-1.5 truncate text-[0.8667rem] text-ink-faint">{contact.email}</p>
        <TagList tags={contact.tags} />
      </div>
      <ContactStatusBadge status={contact.status} />
    </div>
  );
}
