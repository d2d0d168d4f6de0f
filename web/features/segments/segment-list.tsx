'use client';

import { ClipboardPaste, ListFilter } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ListedSegment } from '../../../api/client';
import type { Column } from '../../components/data/data-table';
import { DataTable } from '../../components/data/data-table';
import { FilterSelect } from '../../components/data/filter-select';
import { ListPage } from '../../components/data/list-page';
import { Ago } from '../../components/data/moment';
import { PAGE_SIZE, useCursor } from '../../components/data/pager';
import { RowLink } from '../../components/data/row-link';
import { Sparkline } from '../../components/data/sparkline';
import { useUrlFilters } from '../../components/data/url-filters';
import { useMay } from '../../components/shell/me-context';
import { Badge, Tag } from '../../components/ui/badge';
import { Button } from '../../components/ui/button';
import { useSegments } from './api';
import { PasteDialog } from './paste-dialog';
import { useWhoWords } from './use-criteria-sentence';

const kinds = ['dynamic', 'static'] as const;

export function SegmentList() {
  const t = useTranslations('segmentList');
  const segments = useTranslations('segments');
  const mayWrite = useMay('segments:write');
  const filters = useUrlFilters(['q', 'kind', 'tag'] as const);
  const q = filters.valueOf('q') || undefined;
  const tag = filters.valueOf('tag') || undefined;
  const kind = kinds.find((option) => option === filters.valueOf('kind'));
  const cursor = useCursor(JSON.stringify([q, kind, tag]));
  const query = useSegments({
    limit: PAGE_SIZE,
    q,
    tag,
    dynamic: kind && kind === 'dynamic',
    cursor: cursor.cursor,
  });
  const onTag = (next: string) => filters.set({ tag: next });
  const columns = useSegmentColumns(onTag);
  return (
    <ListPage
      title={segments('title')}
      query={query}
      cursor={cursor}
      search={{ value: q ?? '', onChange: (next) => filters.set({ q: next }), label: segments('searchLabel') }}
      filters={
        <>
          <FilterSelect
            label={t('kind')}
            value={kind}
            onChange={(next) => filters.set({ kind: next })}
            any={t('anyKind')}
            options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          {tag === undefined ? null : <TagFilter tag={tag} onClear={() => onTag('')} />}
        </>
      }
      onClear={filters.any ? filters.clear : undefined}
      actions={mayWrite ? <FromListButton /> : null}
      create={mayWrite ? { href: '/segments/new', label: segments('new') } : null}
      empty={{ icon: ListFilter, title: segments('emptyTitle'), text: segments('emptyText') }}
    >
      {(items) => (
        <DataTable
          label={segments('title')}
          columns={columns}
          rows={items}
          rowKey={(segment) => segment.id}
          card={(segment) => <SegmentCard segment={segment} />}
          stale={query.isPlaceholderData}
        />
      )}
    </ListPage>
  );
}

/** A static segment of pasted addresses. */
function FromListButton() {
  const t = useTranslations('pasteList');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <ClipboardPaste aria-hidden />
        {t('fromList')}
      </Button>
      {open ? <PasteDialog segment={null} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function TagFilter({ tag, onClear }: { readonly tag: string; readonly onClear: () => void }) {
  const t = useTranslations('segmentList');
  return (
    <Button aria-label={t('withoutTag', { tag })} onClick={onClear}>
      {t('withTag', { tag })} <span aria-hidden>×</span>
    </Button>
  );
}

function useSegmentColumns(onTag: (tag: string) => void): readonly Column<ListedSegment>[] {
  const t = useTranslations('segmentList');
  const segments = useTranslations('segments');
  const format = useFormatter();
  return useMemo(
    () => [
      {
        id: 'name',
        header: segments('name'),
        fixed: true,
        className: 'min-w-60',
        cell: (segment) => (
          <>
            <RowLink href={`/segments/${segment.id}`}>{segment.name}</RowLink>
            <About segment={segment} />
          </>
        ),
      },
      { id: 'kind', header: t('kind'), cell: (segment) => <KindBadge segment={segment} /> },
      { id: 'tags', header: t('tags'), cell: ({ tags }) => <TagButtons tags={tags} onTag={onTag} /> },
      {
        id: 'size',
        header: t('size'),
        align: 'end',
        className: 'font-medium',
        cell: ({ contactCount }) => format.number(contactCount),
      },
      { id: 'trend', header: t('trend'), cell: (segment) => <Trend segment={segment} /> },
      {
        id: 'counted',
        header: t('counted'),
        align: 'end',
        className: 'whitespace-nowrap text-ink-soft',
        cell: ({ lastUpdated }) => (lastUpdated === null ? t('never') : <Ago at={lastUpdated} />),
      },
    ],
    [t, segments, format, onTag],
  );
}

/** What somebody wrote of it, or its criteria as a sentence. */
function About({ segment }: { readonly segment: ListedSegment }) {
  const whoIn = useWhoWords();
  const text = segment.description ?? (segment.criteria ? whoIn(segment.criteria) : null);
  return text === null ? null : <span className="block max-w-lg text-[0.8667rem] text-ink-faint">{text}</span>;
}

function KindBadge({ segment }: { readonly segment: ListedSegment }) {
  const t = useTranslations('segmentList');
  return <Badge>{t(`kinds.${segment.dynamic ? 'dynamic' : 'static'}`)}</Badge>;
}

/** Above the row's link, so that a tag filters instead of opening the segment. */
function TagButtons({ tags, onTag }: { readonly tags: readonly string[]; readonly onTag: (tag: string) => void }) {
  const t = useTranslations('segmentList');
  return (
    <span className="relative z-10 flex flex-wrap gap-1">
      {tags.map((tag) => (
        <button key={tag} type="button" aria-label={t('onlyTag', { tag })} onClick={() => onTag(tag)}>
          <Tag>{tag}</Tag>
        </button>
      ))}
    </span>
  );
}

function Trend({ segment: { trend } }: { readonly segment: ListedSegment }) {
  const t = useTranslations('segmentList');
  const [first, last] = [trend.at(0) ?? 0, trend.at(-1) ?? 0];
  return <Sparkline values={trend} label={t('trendWords', { first, last })} />;
}

function SegmentCard({ segment }: { readonly segment: ListedSegment }) {
  const t = useTranslations('segments');
  return (
    <>
      <div className="flex items-start justify-between gap-3">
        <RowLink href={`/segments/${segment.id}`} className="min-w-0 break-words">
          {segment.name}
        </RowLink>
        <KindBadge segment={segment} />
      </div>
      <About segment={segment} />
      <p className="mt-1.5 flex flex-wrap items-center justify-between gap-x-4 text-[0.9333rem] tabular-nums">
        {t('people', { count: segment.contactCount })}
        <Trend segment={segment} />
      </p>
    </>
  );
}
