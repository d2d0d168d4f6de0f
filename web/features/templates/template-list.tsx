'use client';

import { FileText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { EmailTemplate } from '../../../domain/template/template';
import { ListPage } from '../../components/data/list-page';
import { Ago } from '../../components/data/moment';
import { PAGE_SIZE, useCursor } from '../../components/data/pager';
import { RowLink } from '../../components/data/row-link';
import { useUrlFilters } from '../../components/data/url-filters';
import { useMay } from '../../components/shell/me-context';
import { Badge } from '../../components/ui/badge';
import { useTemplates } from './api';
import { SubjectLine } from './subject-line';

export function TemplateList() {
  const t = useTranslations('templates');
  const mayWrite = useMay('templates:write');
  const filters = useUrlFilters(['q'] as const);
  const q = filters.valueOf('q');
  const cursor = useCursor(q);
  const query = useTemplates({ limit: PAGE_SIZE, q: q || undefined, cursor: cursor.cursor, sort: '-updatedAt' });
  return (
    <ListPage
      title={t('title')}
      query={query}
      cursor={cursor}
      search={{ value: q, onChange: (next) => filters.set({ q: next }), label: t('searchLabel') }}
      onClear={filters.any ? filters.clear : undefined}
      create={mayWrite ? { href: '/templates/new', label: t('new') } : null}
      empty={{ icon: FileText, title: t('emptyTitle'), text: t('emptyText') }}
    >
      {(items) => (
        <ul className="divide-y divide-line">
          {items.map((template) => (
            <TemplateRow key={template.id} template={template} />
          ))}
        </ul>
      )}
    </ListPage>
  );
}

function TemplateRow({ template }: { readonly template: EmailTemplate }) {
  const t = useTranslations('templates');
  const labels = useTranslations('labels');
  return (
    <li className="relative flex items-center gap-4 px-5 py-4 hover:bg-paper">
      <span className="hidden size-10 shrink-0 place-items-center rounded-lg bg-sunken font-mono text-[0.72rem] text-ink-soft uppercase sm:grid">
        {template.format}
      </span>
      <div className="min-w-0 flex-1">
        <RowLink href={`/templates/${template.id}`}>{template.name}</RowLink>
        <p className="truncate text-[0.8667rem] text-ink-faint">
          <SubjectLine subject={template.subjectTemplate} />
        </p>
      </div>
      <Badge>{labels(`contactRole.${template.contactRole}`)}</Badge>
      <p className="hidden w-36 text-right text-[0.8667rem] text-ink-faint md:block">
        {t('version', { version: template.version })}
        <br />
        <Ago at={template.updatedAt} />
      </p>
    </li>
  );
}
