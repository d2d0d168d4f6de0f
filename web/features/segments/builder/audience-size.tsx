'use client';

import { ChevronDown, LoaderCircle } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { cx } from '../../../components/ui/class-names';
import { Progress } from '../../../components/ui/progress';
import type { AudienceState } from './audience';

/** How many people, out of all, with a bar; said aloud when it changes. */
export function AudienceSize({ audience }: { readonly audience: AudienceState }) {
  const t = useTranslations('builder');
  const share = useShareWords(audience);
  const { size, total, isCounting } = audience;
  return (
    <div aria-live="polite" aria-busy={isCounting}>
      <p className="mt-0.5 flex min-h-11 items-center gap-2">
        <span
          className={cx(
            'text-[2rem] leading-none font-semibold tracking-[-0.03em] tabular-nums transition-opacity',
            isStale(audience) && 'opacity-50',
          )}
        >
          {size ? t(size.exact ? 'audience.exact' : 'audience.about', { count: size.count }) : '—'}
        </span>
        {isCounting ? <Counting /> : null}
      </p>
      <Bar audience={audience} className="mt-2.5" />
      <p className="mt-1.5 min-h-5 text-[0.8667rem] text-ink-faint">
        {share !== null && total !== null ? t('audience.ofAll', { share, total }) : null}
      </p>
    </div>
  );
}

interface AudienceBarProps {
  readonly audience: AudienceState;
  /** Brings the panel with all of it. */
  readonly onOpen: () => void;
  readonly className?: string;
}

/** The same in a line, which stays in sight where the panel is below the conditions. */
export function AudienceBar({ audience, onOpen, className }: AudienceBarProps) {
  const t = useTranslations('builder');
  const segments = useTranslations('segments');
  const share = useShareWords(audience);
  const { size, missing, isCounting, error } = audience;
  const people = size
    ? segments(size.exact ? 'people' : 'aboutPeople', { count: size.count })
    : t(error ? 'audience.notCounted' : 'audience.counting');
  return (
    <button
      type="button"
      onClick={onOpen}
      className={cx(
        'flex flex-col gap-2 rounded-xl border border-line bg-surface px-4 py-2.5 text-left shadow-float',
        className,
      )}
    >
      <span className="flex w-full items-center gap-2 text-[0.9333rem]">
        <span className={cx('font-semibold tabular-nums', isStale(audience) && 'text-ink-faint')}>{people}</span>
        {isCounting && size ? <Counting /> : null}
        <span className={cx('truncate', missing > 0 ? 'text-warn' : 'text-ink-faint')}>
          {missing > 0 ? t('audience.missing', { count: missing }) : share}
        </span>
        <ChevronDown className="ml-auto size-4 shrink-0 text-ink-faint" aria-hidden />
        <span className="sr-only">{t('audience.show')}</span>
      </span>
      <Bar audience={audience} className="h-1" />
    </button>
  );
}

/** What is shown is no answer to what is asked now. */
const isStale = ({ isCounting, error }: AudienceState): boolean => isCounting || error !== null;

function Counting() {
  const t = useTranslations('builder');
  return <LoaderCircle className="size-4 shrink-0 animate-spin text-ink-faint" aria-label={t('audience.counting')} />;
}

function Bar({ audience, className }: { readonly audience: AudienceState; readonly className: string }) {
  const t = useTranslations('builder');
  return (
    <Progress
      label={t('audience.share')}
      total={audience.total ?? 1}
      parts={[{ name: t('audience.title'), value: audience.size?.count ?? 0, tone: 'accent' }]}
      className={className}
    />
  );
}

/** The share of all contacts as a percentage; null until both are counted. */
function useShareWords({ size, total }: AudienceState): string | null {
  const format = useFormatter();
  if (!size || total === null) return null;
  const share = total > 0 ? size.count / total : 0;
  return format.number(share, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 });
}
