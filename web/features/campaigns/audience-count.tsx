'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { Audience } from '../../../api/client';
import { exclusionReasons } from '../../../domain/message/message';
import { cx } from '../../components/ui/class-names';

interface AudienceCountProps {
  readonly audience: Audience | undefined;
  readonly stale?: boolean;
}

/** How many would get it, and how many would not and why. */
export function AudienceCount({ audience, stale = false }: AudienceCountProps) {
  const t = useTranslations('campaigns');
  const labels = useTranslations('labels');
  const format = useFormatter();
  if (!audience) return <p className="text-ink-faint">{t('counting')}</p>;
  const reasons = exclusionReasons.flatMap((reason) => {
    const count = audience.reasons[reason] ?? 0;
    return count > 0 ? [{ reason, count }] : [];
  });
  return (
    <div className={cx('transition-opacity', stale && 'opacity-60')} aria-live="polite">
      <p className="text-[1.2rem] font-semibold tracking-[-0.02em] tabular-nums">
        {t('willGet', { count: audience.recipients })}
      </p>
      {audience.excluded > 0 ? (
        <>
          <p className="mt-1 text-[0.9333rem] text-ink-soft">{t('leftOut', { count: audience.excluded })}</p>
          <ul className="mt-1.5 space-y-1 text-[0.8667rem] text-ink-soft">
            {reasons.map(({ reason, count }) => (
              <li key={reason} className="flex gap-2.5">
                <span className="min-w-10 text-right text-ink tabular-nums">{format.number(count)}</span>
                {labels(`exclusionReason.${reason}`)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
