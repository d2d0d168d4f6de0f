'use client';

import { useTranslations } from 'use-intl';
import type { Segment } from '../../../domain/segment/criteria';
import { Ago } from '../../components/data/moment';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useUrlFilters } from '../../components/data/url-filters';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Badge, Tag } from '../../components/ui/badge';
import { Button } from '../../components/ui/button';
import { Skeleton } from '../../components/ui/skeleton';
import { Tabs } from '../../components/ui/tabs';
import { useSegment, useUpdateSegment } from './api';
import { SegmentActions } from './segment-actions';
import { SegmentForm } from './segment-form';
import { SegmentMembers } from './segment-members';
import { SegmentOverview } from './segment-overview';
import { SegmentUsageCard, UsageNotice } from './segment-usage';
import { useWhoWords } from './use-criteria-sentence';
import { WhyCard } from './why-card';

export function SegmentPage({ id }: { readonly id: string }) {
  const t = useTranslations('segments');
  const { data, error, refetch } = useSegment(id);
  if (data) return <KnownSegment segment={data} key={data.id} />;
  return (
    <Page title={t('title')} back={{ href: '/segments', label: t('title') }}>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-96" />}
    </Page>
  );
}

function KnownSegment({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segmentPage');
  const segments = useTranslations('segments');
  const address = useUrlFilters(['tab'] as const);
  const tabs = [
    { value: 'overview', label: t('overview'), content: <SegmentOverview segment={segment} /> },
    { value: 'members', label: segments('members'), content: <Members segment={segment} /> },
    { value: 'criteria', label: segments('whoIsIn'), content: <Criteria segment={segment} />, keep: true },
    { value: 'usage', label: t('usedBy'), content: <SegmentUsageCard segment={segment} /> },
  ];
  const chosen = tabs.find(({ value }) => value === address.valueOf('tab')) ?? tabs[0];
  return (
    <Page
      title={segment.name}
      lead={<Lead segment={segment} />}
      back={{ href: '/segments', label: segments('title') }}
      actions={<SegmentActions segment={segment} />}
    >
      <Tabs
        label={segment.name}
        tabs={tabs}
        value={chosen?.value ?? ''}
        onChange={(tab) => address.set({ tab: tab === 'overview' ? '' : tab })}
      />
    </Page>
  );
}

/** How many, since when, of what kind, and in words. */
function Lead({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segmentPage');
  const list = useTranslations('segmentList');
  const segments = useTranslations('segments');
  const whoIn = useWhoWords();
  const who = segment.criteria ? whoIn(segment.criteria) : null;
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
        <span className="font-medium text-ink">{segments('people', { count: segment.contactCount })}</span>
        <Badge>{list(`kinds.${segment.dynamic ? 'dynamic' : 'static'}`)}</Badge>
        {segment.tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
        {segment.lastUpdated === null ? null : (
          <span className="text-[0.8667rem] text-ink-faint">
            {t('counted')} <Ago at={segment.lastUpdated} />
          </span>
        )}
      </span>
      {segment.description ? <span className="mt-1.5 block">{segment.description}</span> : null}
      {who ? <span className="mt-1.5 block">{who}</span> : null}
    </>
  );
}

function Members({ segment }: { readonly segment: Segment }) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <SegmentMembers segment={segment} />
      <WhyCard segment={segment} />
    </div>
  );
}

function Criteria({ segment }: { readonly segment: Segment }) {
  const common = useTranslations('common');
  const mayWrite = useMay('segments:write');
  const update = useUpdateSegment(segment.id, common('saved'));
  return (
    <div className="flex flex-col gap-5">
      {mayWrite ? <UsageNotice segment={segment} /> : null}
      <SegmentForm
        segment={segment}
        readOnly={!mayWrite}
        error={update.error}
        onSubmit={({ dynamic: _dynamic, ...change }) => update.mutate(change)}
        actions={
          mayWrite ? (
            <Button type="submit" look="primary" busy={update.isPending}>
              {common('save')}
            </Button>
          ) : null
        }
      />
    </div>
  );
}
