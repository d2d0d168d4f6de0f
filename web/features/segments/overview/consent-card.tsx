'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { SegmentAnalytics } from '../../../../domain/segment/analytics';
import { exclusionReasons } from '../../../../domain/message/message';
import { ShareList } from '../../../components/data/share-list';
import { Stat } from '../../../components/data/stat';
import { Progress } from '../../../components/ui/progress';
import { PartCard } from './part-card';

/** Whom a marketing email would reach today, why not the others, and what everyone has agreed to. */
export function ConsentCard({ analytics }: { readonly analytics: SegmentAnalytics }) {
  const t = useTranslations('segmentPage');
  const labels = useTranslations('labels');
  const format = useFormatter();
  const { consents, size } = analytics;
  if (!consents)
    return (
      <PartCard title={t('consentTitle')} part="consents" analytics={analytics}>
        {null}
      </PartCard>
    );
  const reasons = exclusionReasons.flatMap((reason) => {
    const count = consents.excluded[reason] ?? 0;
    return count > 0 ? [{ id: reason, name: labels(`exclusionReason.${reason}`), count }] : [];
  });
  const people = reasons.reduce((sum, { count }) => sum + count, consents.mailable);
  return (
    <PartCard title={t('consentTitle')} part="consents" analytics={analytics} className="lg:col-span-2">
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <div className="flex flex-col gap-5">
          <dl className="grid grid-cols-2 gap-5">
            <Stat
              label={t('mailable')}
              value={format.number(consents.mailable)}
              tone={consents.mailable > 0 ? 'good' : 'neutral'}
            />
            <Stat label={t('suppressed')} value={format.number(consents.suppressed)} />
          </dl>
          {reasons.length > 0 ? (
            <div>
              <h3 className="mb-2 text-[0.8667rem] font-medium text-ink-soft">{t('whyNot')}</h3>
              <ShareList label={t('whyNot')} rows={reasons} total={people} />
            </div>
          ) : null}
        </div>
        <ul aria-label={t('consentsByType')} className="flex flex-col gap-3.5">
          {consents.types.map(({ type, granted, refused, neverAsked }) => {
            const words = t('consentWords', { granted, refused, neverAsked });
            return (
              <li key={type} className="text-[0.9333rem]">
                {labels(`consentType.${type}`)}
                <Progress
                  className="mt-1"
                  label={labels(`consentType.${type}`)}
                  total={size}
                  parts={[
                    { value: granted, tone: 'good', name: t('granted') },
                    { value: refused, tone: 'bad', name: t('refused') },
                  ]}
                />
                <span className="mt-1 block text-[0.8667rem] text-ink-faint tabular-nums">{words}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </PartCard>
  );
}
