'use client';

import { Plus, Send } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Campaign } from '../../../domain/campaign/campaign';
import { campaignStatuses } from '../../../domain/campaign/campaign';
import type { Column } from '../../components/data/data-table';
import { DataTable } from '../../components/data/data-table';
import { ListFrame } from '../../components/data/list-frame';
import { PAGE_SIZE, Pager, useCursor } from '../../components/data/pager';
import { RowLink } from '../../components/data/row-link';
import { SearchField } from '../../components/data/search-field';
import { useUrlFilters } from '../../components/data/url-filters';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { EmptyState } from '../../components/ui/empty-state';
import { Select } from '../../components/ui/select';
import { SubjectLine } from '../templates/subject-line';
import { useCampaigns } from './api';
import { CampaignStatusBadge } from './campaign-badges';
import { CampaignMoment, Rate, SentSoFar } from './campaign-cells';

const ANY = 'any';

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
  const create = mayWrite ? (
    <Button asChild look="primary">
      <Link href="/campaigns/new">
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
        className="w-44"
        value={status ?? ANY}
        onChange={(next) => filters.set({ status: next === ANY ? '' : next })}
        options={[
          { value: ANY, label: t('anyStatus') },
          ...campaignStatuses.map((value) => ({ value, label: labels(`campaignStatus.${value}`) })),
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
          <EmptyState icon={Send} title={t('emptyTitle')} action={create}>
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
              rowKey={(campaign) => campaign.id}
              card={(campaign) => <CampaignCard campaign={campaign} />}
              stale={query.isPlaceholderData}
            />
            <Pager page={page} cursor={cursor} />
          </>
        )}
      </ListFrame>
    </Page>
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
