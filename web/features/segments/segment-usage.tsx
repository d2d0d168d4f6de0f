'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { SegmentUsage } from '../../../api/client';
import type { Segment } from '../../../domain/segment/criteria';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Notice } from '../../components/ui/notice';
import { Skeleton } from '../../components/ui/skeleton';
import { useSegmentUsage } from './insights-api';

const kinds = ['campaigns', 'automations', 'segments', 'leadRules'] as const;

const pageOf = (kind: (typeof kinds)[number], id: string): string =>
  kind === 'leadRules' ? '/settings/scoring' : `/${kind}/${id}`;

export const isInUse = (usage: SegmentUsage): boolean => kinds.some((kind) => usage[kind].length > 0);

/** What asks the segment, or will ask it again. */
export function SegmentUsageCard({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segmentPage');
  const { data, error, refetch } = useSegmentUsage(segment.id);
  if (!data) {
    return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-40" />;
  }
  return (
    <Card>
      <CardHeader title={t('usedBy')} description={t('usedByHint')} />
      <CardBody>
        {isInUse(data) ? <UsageLists usage={data} /> : <p className="text-ink-soft">{t('unused')}</p>}
      </CardBody>
    </Card>
  );
}

export function UsageLists({ usage }: { readonly usage: SegmentUsage }) {
  const t = useTranslations('segmentPage');
  return (
    <div className="flex flex-col gap-4">
      {kinds
        .filter((kind) => usage[kind].length > 0)
        .map((kind) => (
          <div key={kind}>
            <h3 className="mb-1 text-[0.8667rem] font-medium text-ink-soft">
              {t(`using.${kind}`, { count: usage[kind].length })}
            </h3>
            <ul className="flex flex-col gap-1">
              {usage[kind].map(({ id, name }) => (
                <li key={id}>
                  <Link href={pageOf(kind, id)} className="rounded font-medium text-accent hover:underline">
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}

/** Beside a form that changes the segment: whom the change reaches. Nothing where nothing uses it. */
export function UsageNotice({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segmentPage');
  const { data } = useSegmentUsage(segment.id);
  if (!data || !isInUse(data)) return null;
  return (
    <Notice tone="warn" title={t('changeReaches')}>
      <UsageLists usage={data} />
    </Notice>
  );
}
