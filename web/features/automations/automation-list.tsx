'use client';

import { Plus, Workflow } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Automation } from '../../../domain/automation/definition';
import { automationStatuses } from '../../../domain/automation/definition';
import type { Column } from '../../components/data/data-table';
import { DataTable } from '../../components/data/data-table';
import { ListFrame } from '../../components/data/list-frame';
import { Ago } from '../../components/data/moment';
import { PAGE_SIZE, Pager, useCursor } from '../../components/data/pager';
import { RowLink } from '../../components/data/row-link';
import { SearchField } from '../../components/data/search-field';
import { useUrlFilters } from '../../components/data/url-filters';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { EmptyState } from '../../components/ui/empty-state';
import { Select } from '../../components/ui/select';
import { useAutomations } from './api';
import { AutomationBadges } from './automation-badges';
import { useTriggerWords } from './trigger-words';

const ANY = 'any';

export function AutomationList() {
  const t = useTranslations('automations');
  const labels = useTranslations('labels');
  const mayWrite = useMay('automations:write');
  const filters = useUrlFilters(['q', 'status'] as const);
  const q = filters.valueOf('q') || undefined;
  const status = automationStatuses.find((option) => option === filters.valueOf('status'));
  const cursor = useCursor(JSON.stringify([q, status]));
  const query = useAutomations({ limit: PAGE_SIZE, q, status, cursor: cursor.cursor });
  const columns = useAutomationColumns();
  const create = mayWrite ? (
    <Button asChild look="primary">
      <Link href="/automations/new">
        <Plus aria-hidden />
        {t('new')}
      </Link>
    </Button>
  ) : null;
  const toolbar = (
    <div className="flex flex-wrap gap-2">
      <SearchField
        value={q ?? ''}
        onChange={(next) => filters.set({ q: next })}
        label={t('searchLabel')}
        className="min-w-52 flex-1"
      />
      <Select
        aria-label={t('status')}
        className="w-48"
        value={status ?? ANY}
        onChange={(next) => filters.set({ status: next === ANY ? '' : next })}
        options={[
          { value: ANY, label: t('anyStatus') },
          ...automationStatuses.map((value) => ({ value, label: labels(`automationStatus.${value}`) })),
        ]}
      />
    </div>
  );
  return (
    <Page title={t('title')} actions={create}>
      <ListFrame
        query={query}
        toolbar={toolbar}
        onClear={filters.any ? filters.clear : undefined}
        empty={
          <EmptyState icon={Workflow} title={t('emptyTitle')} action={create}>
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
              rowKey={(automation) => automation.id}
              card={(automation) => <AutomationCard automation={automation} />}
              stale={query.isPlaceholderData}
            />
            <Pager page={page} cursor={cursor} />
          </>
        )}
      </ListFrame>
    </Page>
  );
}

function useAutomationColumns(): readonly Column<Automation>[] {
  const t = useTranslations('automations');
  const format = useFormatter();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('name'),
        fixed: true,
        className: 'min-w-60',
        cell: (automation) => (
          <>
            <RowLink href={`/automations/${automation.id}`}>{automation.name}</RowLink>
            <span className="block text-[0.8667rem] text-ink-faint">
              <FirstTrigger automation={automation} />
            </span>
          </>
        ),
      },
      { id: 'status', header: t('status'), cell: (automation) => <AutomationBadges automation={automation} /> },
      { id: 'entered', header: t('entered'), align: 'end', cell: ({ stats }) => format.number(stats.entered) },
      { id: 'active', header: t('active'), align: 'end', cell: ({ stats }) => format.number(stats.active) },
      { id: 'completed', header: t('completed'), align: 'end', cell: ({ stats }) => format.number(stats.completed) },
      {
        id: 'failed',
        header: t('failed'),
        align: 'end',
        cell: ({ stats }) => (
          <span className={stats.failed > 0 ? 'font-medium text-bad' : ''}>{format.number(stats.failed)}</span>
        ),
      },
      {
        id: 'changed',
        header: t('changed'),
        align: 'end',
        className: 'whitespace-nowrap text-ink-soft',
        cell: ({ updatedAt }) => <Ago at={updatedAt} />,
      },
    ],
    [t, format],
  );
}

function FirstTrigger({ automation }: { readonly automation: Automation }) {
  const t = useTranslations('automations');
  const wordsOf = useTriggerWords();
  const [trigger] = automation.triggers;
  return trigger ? wordsOf(trigger) : t('noTrigger');
}

export function AutomationCard({ automation }: { readonly automation: Automation }) {
  const t = useTranslations('automations');
  const format = useFormatter();
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <RowLink href={`/automations/${automation.id}`} className="min-w-0 break-words">
          {automation.name}
        </RowLink>
        <AutomationBadges automation={automation} />
      </div>
      <p className="mt-0.5 text-[0.8667rem] text-ink-faint">
        <FirstTrigger automation={automation} />
      </p>
      <p className="mt-1.5 flex gap-x-4 text-[0.8667rem] text-ink-soft tabular-nums">
        <span>
          {t('entered')} {format.number(automation.stats.entered)}
        </span>
        <span>
          {t('active')} {format.number(automation.stats.active)}
        </span>
      </p>
    </>
  );
}
