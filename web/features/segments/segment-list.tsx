'use client';

import { ListFilter, Plus } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { Segment } from '../../../domain/segment/criteria';
import { ListFrame } from '../../components/data/list-frame';
import { PAGE_SIZE, Pager, useCursor } from '../../components/data/pager';
import { RowLink } from '../../components/data/row-link';
import { SearchField } from '../../components/data/search-field';
import { useUrlFilters } from '../../components/data/url-filters';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Badge } from '../../components/ui/badge';
import { Button } from '../../components/ui/button';
import { EmptyState } from '../../components/ui/empty-state';
import { useSegments } from './api';
import { useCriteriaSentence } from './use-criteria-sentence';

export function SegmentList() {
  const t = useTranslations('segments');
  const mayWrite = useMay('segments:write');
  const filters = useUrlFilters(['q'] as const);
  const q = filters.valueOf('q');
  const cursor = useCursor(q);
  const query = useSegments({ limit: PAGE_SIZE, q: q || undefined, cursor: cursor.cursor });
  const create = mayWrite ? (
    <Button asChild look="primary">
      <Link href="/segments/new">
        <Plus aria-hidden />
        {t('new')}
      </Link>
    </Button>
  ) : null;
  return (
    <Page title={t('title')} actions={create}>
      <ListFrame
        query={query}
        toolbar={<SearchField value={q} onChange={(next) => filters.set({ q: next })} label={t('searchLabel')} />}
        onClear={filters.any ? filters.clear : undefined}
        empty={
          <EmptyState icon={ListFilter} title={t('emptyTitle')} action={create}>
            {t('emptyText')}
          </EmptyState>
        }
      >
        {(page) => (
          <>
            <ul className="divide-y divide-line">
              {page.items.map((segment) => (
                <SegmentRow key={segment.id} segment={segment} />
              ))}
            </ul>
            <Pager page={page} cursor={cursor} />
          </>
        )}
      </ListFrame>
    </Page>
  );
}

function SegmentRow({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segments');
  const sentenceOf = useCriteriaSentence();
  const sentence = segment.criteria ? sentenceOf(segment.criteria) : null;
  return (
    <li className="relative flex items-center gap-4 px-5 py-4 hover:bg-paper">
      <div className="min-w-0 flex-1">
        <RowLink href={`/segments/${segment.id}`}>{segment.name}</RowLink>
        <p className="text-[0.8667rem] text-ink-faint">
          {segment.description ?? (sentence ? t('personWho', { sentence }) : null)}
        </p>
      </div>
      {segment.dynamic ? null : <Badge>{t('static')}</Badge>}
      <span className="text-right font-medium tabular-nums">{t('people', { count: segment.contactCount })}</span>
    </li>
  );
}
