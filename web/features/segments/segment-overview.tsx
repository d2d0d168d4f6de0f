'use client';

import type { Segment } from '../../../domain/segment/criteria';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Skeleton } from '../../components/ui/skeleton';
import { useSegmentAnalytics } from './insights-api';
import { ConversionCard, EngagementCard, MailingCard } from './overview/activity-cards';
import { ConsentCard } from './overview/consent-card';
import { OverlapCard } from './overview/overlap-card';
import { ProfileCard } from './overview/profile-card';
import { SizeCard } from './overview/size-card';

/** What is known of the members of a segment, as cards. */
export function SegmentOverview({ segment }: { readonly segment: Segment }) {
  const { data, error, refetch } = useSegmentAnalytics(segment.id);
  if (!data) {
    return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-96" />;
  }
  return (
    <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
      <SizeCard analytics={data} />
      <EngagementCard analytics={data} />
      <div className="flex flex-col gap-5">
        <MailingCard analytics={data} />
        <ConversionCard analytics={data} />
      </div>
      <ConsentCard analytics={data} />
      <ProfileCard analytics={data} />
      <OverlapCard analytics={data} />
    </div>
  );
}
