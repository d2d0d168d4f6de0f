'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { contactRoles, contactStatuses } from '../../../domain/contact/contact';
import { FilterSelect } from '../../components/data/filter-select';
import { SearchField } from '../../components/data/search-field';
import type { useUrlFilters } from '../../components/data/url-filters';
import { Button } from '../../components/ui/button';
import { Input } from '../../components/ui/input';

export const contactFilterNames = ['q', 'status', 'role', 'tag', 'sort'] as const;
type ContactFilter = (typeof contactFilterNames)[number];

interface ContactFiltersProps {
  readonly filters: ReturnType<typeof useUrlFilters<ContactFilter>>;
}

export function ContactFilters({ filters }: ContactFiltersProps) {
  const t = useTranslations('contacts');
  const labels = useTranslations('labels');
  const common = useTranslations('common');
  const status = contactStatuses.find((option) => option === filters.valueOf('status'));
  const role = contactRoles.find((option) => option === filters.valueOf('role'));
  return (
    <>
      <SearchField
        value={filters.valueOf('q')}
        onChange={(q) => filters.set({ q })}
        label={t('searchLabel')}
        className="min-w-full flex-[3] md:min-w-52"
      />
      <FilterSelect
        label={labels('field.status')}
        className="min-w-36 flex-1 md:max-w-44"
        value={status}
        onChange={(value) => filters.set({ status: value })}
        any={t('anyStatus')}
        options={contactStatuses.map((value) => ({ value, label: labels(`contactStatus.${value}`) }))}
      />
      <FilterSelect
        label={t('roles')}
        className="min-w-36 flex-1 md:max-w-44"
        value={role}
        onChange={(value) => filters.set({ role: value })}
        any={t('anyRole')}
        options={contactRoles.map((value) => ({ value, label: labels(`contactRole.${value}`) }))}
      />
      <TagFilter key={filters.valueOf('tag')} value={filters.valueOf('tag')} onChange={(tag) => filters.set({ tag })} />
      {filters.any ? (
        <Button look="quiet" onClick={filters.clear}>
          {common('clear')}
        </Button>
      ) : null}
    </>
  );
}

function TagFilter(props: { readonly value: string; readonly onChange: (tag: string) => void }) {
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const [typed, setTyped] = useState(props.value);
  return (
    <form
      className="relative min-w-36 flex-1 md:max-w-40"
      onSubmit={(event) => {
        event.preventDefault();
        props.onChange(typed.trim());
      }}
    >
      <Input
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => props.onChange(typed.trim())}
        placeholder={t('tagFilter')}
        aria-label={t('tagFilterHint')}
      />
      {props.value ? (
        <button
          type="button"
          className="absolute top-1/2 right-2 -translate-y-1/2 rounded p-1 text-ink-faint hover:text-ink"
          aria-label={common('clear')}
          onClick={() => props.onChange('')}
        >
          <X className="size-4" aria-hidden />
        </button>
      ) : null}
    </form>
  );
}
