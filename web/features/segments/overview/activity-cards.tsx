'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { Revenue, SegmentAnalytics } from '../../../../domain/segment/analytics';
import { ShareList } from '../../../components/data/share-list';
import { Stat } from '../../../components/data/stat';
import { PartCard } from './part-card';

interface CardProps {
  readonly analytics: SegmentAnalytics;
}

const levels = ['HIGH', 'MEDIUM', 'LOW'] as const;

/** How engaged the members are, by their score. */
export function EngagementCard({ analytics }: CardProps) {
  const t = useTranslations('segmentPage');
  const format = useFormatter();
  const { engagement, size } = analytics;
  return (
    <PartCard title={t('engagementTitle')} part="engagement" analytics={analytics}>
      {engagement ? (
        <>
          <dl className="grid grid-cols-3 gap-5">
            <Stat
              label={t('averageScore')}
              value={
                engagement.averageScore === null
                  ? '–'
                  : format.number(engagement.averageScore, { maximumFractionDigits: 1 })
              }
            />
            <Stat label={t('activeDays', { days: 30 })} value={format.number(engagement.activeWithin30Days)} />
            <Stat label={t('activeDays', { days: 90 })} value={format.number(engagement.activeWithin90Days)} />
          </dl>
          <ShareList
            label={t('levels')}
            total={size}
            rows={levels.map((level) => ({ id: level, name: t(`level.${level}`), count: engagement.levels[level] }))}
          />
        </>
      ) : null}
    </PartCard>
  );
}

/** What became of the emails that members were sent. */
export function MailingCard({ analytics }: CardProps) {
  const t = useTranslations('segmentPage');
  const format = useFormatter();
  const { mailing } = analytics;
  const rate = (share: number | null) => (share === null ? '–' : format.number(share, 'percent'));
  return (
    <PartCard title={t('mailingTitle')} description={t('last90Days')} part="mailing" analytics={analytics}>
      {mailing ? (
        <dl className="grid grid-cols-3 gap-5">
          <Stat label={t('mailsSent')} value={format.number(mailing.sent)} />
          <Stat label={t('openRate')} value={rate(mailing.openRate)} note={t('mails', { count: mailing.opened })} />
          <Stat label={t('clickRate')} value={rate(mailing.clickRate)} note={t('mails', { count: mailing.clicked })} />
        </dl>
      ) : null}
    </PartCard>
  );
}

/** Who bought, and for how much. */
export function ConversionCard({ analytics }: CardProps) {
  const t = useTranslations('segmentPage');
  const format = useFormatter();
  const money = useMoney();
  const { conversion } = analytics;
  return (
    <PartCard title={t('conversionTitle')} description={t('last90Days')} part="conversion" analytics={analytics}>
      {conversion ? (
        <dl className="grid grid-cols-2 gap-x-5 gap-y-6 sm:grid-cols-3">
          <Stat
            label={t('purchasers')}
            value={format.number(conversion.purchasers)}
            note={
              conversion.rate === null ? null : t('ofMembers', { share: format.number(conversion.rate, 'percent') })
            }
          />
          <Stat label={t('purchases')} value={format.number(conversion.purchases)} />
          {conversion.revenue.map((revenue) => (
            <Stat
              key={revenue.currency}
              label={
                revenue.currency === null ? t('revenueNoCurrency') : t('revenueIn', { currency: revenue.currency })
              }
              value={money(revenue.total, revenue)}
              note={t('perMember', { amount: money(revenue.perMember, revenue) })}
            />
          ))}
        </dl>
      ) : null}
    </PartCard>
  );
}

/** Writes an amount in its currency, where it is one that is known by three letters. */
function useMoney(): (amount: number, revenue: Pick<Revenue, 'currency'>) => string {
  const format = useFormatter();
  return (amount, { currency }) =>
    currency !== null && /^[A-Z]{3}$/.test(currency)
      ? format.number(amount, { style: 'currency', currency })
      : format.number(amount, { maximumFractionDigits: 2 });
}
