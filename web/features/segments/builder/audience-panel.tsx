'use client';

import { LoaderCircle, ListChecks } from 'lucide-react';
import { useId } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { SegmentCriteria } from '../../../../domain/segment/criteria';
import { ProblemNotice } from '../../../components/data/problem-notice';
import { Button } from '../../../components/ui/button';
import { cx } from '../../../components/ui/class-names';
import { Notice } from '../../../components/ui/notice';
import { Progress } from '../../../components/ui/progress';
import { useCriteriaSentence } from '../use-criteria-sentence';
import type { AudienceState } from './audience';
import { SampleMembers } from './sample-members';

interface AudiencePanelProps {
  readonly criteria: SegmentCriteria;
  readonly audience: AudienceState;
  /** Marks the rows that are not filled in. */
  readonly onShowMissing: () => void;
}

/** How many people the criteria hold for, out of all; the question in words; the first of them with why. */
export function AudiencePanel({ criteria, audience, onShowMissing }: AudiencePanelProps) {
  const t = useTranslations('builder');
  const segments = useTranslations('segments');
  const id = useId();
  const sentence = useCriteriaSentence()(criteria);
  const { missing, error, faults } = audience;
  const isAtRows = faults.length > 0 && faults.every(({ path }) => path.startsWith('criteria.'));
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5">
      <div>
        <h2 id={id} className="text-[0.8667rem] font-medium text-ink-faint">
          {t('audience.title')}
        </h2>
        <Count audience={audience} />
      </div>
      {missing > 0 ? (
        <Button size="small" className="self-start" onClick={onShowMissing}>
          <ListChecks aria-hidden />
          {t('audience.missing', { count: missing })}
        </Button>
      ) : null}
      {error ? isAtRows ? <Notice tone="bad">{t('audience.atRows')}</Notice> : <ProblemNotice error={error} /> : null}
      {sentence !== null && missing === 0 ? (
        <p className="text-[0.9333rem] text-pretty [overflow-wrap:anywhere] text-ink-soft">
          {segments('personWho', { sentence })}.
        </p>
      ) : null}
      <SampleMembers audience={audience} />
    </section>
  );
}

function Count({ audience }: { readonly audience: AudienceState }) {
  const t = useTranslations('builder');
  const format = useFormatter();
  const { size, total, isCounting, error } = audience;
  const share = size && total ? size.count / total : 0;
  const isStale = isCounting || error !== null;
  return (
    <div aria-live="polite" aria-busy={isCounting}>
      <p className="mt-0.5 flex min-h-11 items-center gap-2">
        <span
          className={cx(
            'text-[2rem] leading-none font-semibold tracking-[-0.03em] tabular-nums transition-opacity',
            isStale && 'opacity-50',
          )}
        >
          {size ? t(size.exact ? 'audience.exact' : 'audience.about', { count: size.count }) : '—'}
        </span>
        {isCounting ? (
          <LoaderCircle className="size-4 animate-spin text-ink-faint" aria-label={t('audience.counting')} />
        ) : null}
      </p>
      <Progress
        label={t('audience.share')}
        total={total ?? 1}
        parts={[{ name: t('audience.title'), value: size?.count ?? 0, tone: 'accent' }]}
        className="mt-2.5"
      />
      <p className="mt-1.5 min-h-5 text-[0.8667rem] text-ink-faint">
        {size && total !== null
          ? t('audience.ofAll', {
              share: format.number(share, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }),
              total,
            })
          : null}
      </p>
    </div>
  );
}
