'use client';

import { Send } from 'lucide-react';
import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Campaign } from '../../../domain/campaign/campaign';
import { campaignStatuses } from '../../../domain/campaign/campaign';
import type { Column } from '../../components/data/data-table';
import { DataTable } from '../../components/data/data-table';
import { FilterSelect } from '../../components/data/filter-select';
import { ListPage } from '../../components/data/list-page';
import { PAGE_SIZE, useCursor } from '../../components/data/pager';
import { RowLink } from '../../components/data/row-link';
import { useUrlFilters } from '../../components/data/url-filters';
import { useMay } from '../../components/shell/me-context';
import { SubjectLine } from '../templates/subject-line';
import { useCampaigns } from './api';
import { CampaignStatusBadge } from './campaign-badges';
import { CampaignMoment, Rate, SentSoFar } from './campaign-cells';

export function CampaignList() {
  const t = useTranslations('campaigns');
  const labels = useTranslations('labels');
  const mayWrite = useMay('campaigns:write');
  const filters = useUrlFilters(['q', 'status'] as const);
  const q = filters.valueOf('q') || undefined;
  const status = campaignStatuses.find((option) => option === filters.valueOf('status'));
  const cursor = useCursor(JSON.stringify([q, status]));
  const query = useCampaigns({ limit: PAGE_SIZE, q, status, cursor: cursor.cursor });
  const columns = useCampaignColumns();
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
          options={campaignStatuses.map((value) => ({ value, label: labels(`campaignStatus.${value}`) }))}
        />
      }
      onClear={filters.any ? filters.clear : undefined}
      create={mayWrite ? { href: '/campaigns/new', label: t('new') } : null}
      empty={{ icon: Send, title: t('emptyTitle'), text: t('emptyText') }}
    >
      {(items) => (
        <DataTable
          label={t('title')}
          columns={columns}
          rows={items}
          rowKey={(campaign) => campaign.id}
          card={(campaign) => <CampaignCard campaign={campaign} />}
          stale={query.isPlaceholderData}
        />
      )}
    </ListPage>
  );
}

function useCampaignColumns(): readonly Column<Campaign>[] {
  const t = useTranslations('campaigns');
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('name'),
        fixed: true,
        className: 'min-w-56',
        cell: (campaign) => (
          <>
            <RowLink href={`/campaigns/${campaign.id}`}>{campaign.name}</RowLink>
            <span className="block max-w-md truncate text-[0.8667rem] text-ink-faint">
              <SubjectLine subject={campaign.subject} />
            </span>
          </>
        ),
      },
      {
        id: 'status',
        header: t('status'),
        cell: (campaign) => <CampaignStatusBadge status={campaign.status} />,
      },
      {
        id: 'when',
        header: t('when'),
        className: 'text-ink-soft whitespace-nowrap',
        cell: (campaign) => <CampaignMoment campaign={campaign} />,
      },
      {
        id: 'sent',
        header: t('sentColumn'),
        align: 'end',
        cell: (campaign) => <SentSoFar stats={campaign.stats} />,
      },
      {
        id: 'opened',
        header: t('openedColumn'),
        align: 'end',
        cell: ({ stats }) => <Rate part={stats.opened} whole={stats.sent} />,
      },
      {
        id: 'clicked',
        header: t('clickedColumn'),
        align: 'end',
        cell: ({ stats }) => <Rate part={stats.clicked} whole={stats.sent} />,
      },
    ],
    [t],
  );
}

export function CampaignCard({ campaign }: { readonly campaign: Campaign }) {
  const t = useTranslations('campaigns');
  const format = useFormatter();
  const { stats } = campaign;
  return (
    <>
      <div className="flex items-start justify-between gap-3">
        <RowLink href={`/campaigns/${campaign.id}`} className="min-w-0 break-words">
          {campaign.name}
        </RowLink>
        <CampaignStatusBadge status={campaign.status} />
      </div>
      <p className="mt-0.5 text-[0.8667rem] text-ink-faint">
        <CampaignMoment campaign={campaign} />
      </p>
      {stats.sent > 0 ? (
        <p className="mt-1.5 flex flex-wrap gap-x-4 text-[0.8667rem] text-ink-soft tabular-nums">
          <span>
            {t('sentColumn')} {format.number(stats.sent)}
          </span>
          <span>
            {t('openedColumn')} {format.number(stats.opened)}
          </span>
          <span>
            {t('clickedColumn')} {format.number(stats.clicked)}
          </span>
        </p>
      ) : null}
    </>
  );
}
