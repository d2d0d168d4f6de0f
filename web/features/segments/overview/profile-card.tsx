'use client';

import { useTranslations } from 'use-intl';
import type { Named, SegmentAnalytics } from '../../../../domain/segment/analytics';
import { ShareList } from '../../../components/data/share-list';
import { PartCard } from './part-card';

/** Who the members are: their mail domains, places and stages. */
export function ProfileCard({ analytics }: { readonly analytics: SegmentAnalytics }) {
  const t = useTranslations('segmentPage');
  const labels = useTranslations('labels');
  const { profile, size } = analytics;
  if (!profile)
    return (
      <PartCard title={t('profileTitle')} part="profile" analytics={analytics}>
        {null}
      </PartCard>
    );
  const { otherDomains } = profile;
  const others =
    otherDomains.domains > 0
      ? [{ id: '', name: t('otherDomains', { count: otherDomains.domains }), count: otherDomains.count }]
      : [];
  const stages = profile.lifecycle
    .filter(({ count }) => count > 0)
    .map(({ stage, count }) => ({ id: stage, name: labels(`lifecycleStage.${stage}`), count }));
  const lists = [
    { title: t('lifecycle'), rows: stages },
    { title: t('domains'), rows: [...rowsOf(profile.domains), ...others] },
    { title: t('countries'), rows: rowsOf(profile.countries) },
    { title: t('cities'), rows: rowsOf(profile.cities) },
  ];
  return (
    <PartCard title={t('profileTitle')} part="profile" analytics={analytics} className="lg:col-span-2">
      <div className="grid grid-cols-1 gap-x-8 gap-y-7 sm:grid-cols-2 lg:grid-cols-4">
        {lists.map(({ title, rows }) => (
          <div key={title}>
            <h3 className="mb-2.5 text-[0.8667rem] font-medium text-ink-soft">{title}</h3>
            {rows.length > 0 ? (
              <ShareList label={title} rows={rows} total={size} />
            ) : (
              <p className="text-[0.8667rem] text-ink-faint">{t('notKnown')}</p>
            )}
          </div>
        ))}
      </div>
    </PartCard>
  );
}

const rowsOf = (named: readonly Named[]) => named.map(({ name, count }) => ({ id: name, name, count }));
