'use client';

import { Workflow } from 'lucide-react';
import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Automation } from '../../../domain/automation/definition';
import { automationStatuses } from '../../../domain/automation/definition';
import type { Column } from '../../components/data/data-table';
import { DataTable } from '../../components/data/data-table';
import { FilterSelect } from '../../components/data/filter-select';
import { ListPage } from '../../components/data/list-page';
import { Ago } from '../../components/data/moment';
import { PAGE_SIZE, useCursor } from '../../components/data/pager';
import { RowLink } from '../../components/data/row-link';
import { useUrlFilters } from '../../components/data/url-filters';
import { useMay } from '../../components/shell/me-context';
import { useAutomations } from './api';
import { AutomationBadges } from './automation-badges';
import { useTriggerWords } from './trigger-words';

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
  return (
    <ListPage
      title={t('title')}
      query={query}
      cursor={cursor}
      search={{ value: q ?? '', onChange: (next) => filters.set({ q: next }), label: t('searchLabel') }}
      filters={
        <FilterSelect
          label={t('status')}
          value={status}
          onChange={(next) => filters.set({ status: next })}
          any={t('anyStatus')}
          options={automationStatuses.map((value) => ({ value, label: labels(`automationStatus.${value}`) }))}
        />
      }
      onClear={filters.any ? filters.clear : undefined}
      create={mayWrite ? { href: '/automations/new', label: t('new') } : null}
      empty={{ icon: Workflow, title: t('emptyTitle'), text: t('emptyText') }}
    >
      {(items) => (
        <DataTable
          label={t('title')}
          columns={columns}
          rows={items}
          rowKey={(automation) => automation.id}
          card={(automation) => <AutomationCard automation={automation} />}
          stale={query.isPlaceholderData}
        />
      )}
    </ListPage>
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
