'use client';

import { ListChecks } from 'lucide-react';
import type { Ref } from 'react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { SegmentCriteria } from '../../../../domain/segment/criteria';
import { ProblemNotice } from '../../../components/data/problem-notice';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { useWhoWords } from '../use-criteria-sentence';
import type { AudienceState } from './audience';
import { AudienceSize } from './audience-size';
import { SampleMembers } from './sample-members';

interface AudiencePanelProps {
  readonly ref: Ref<HTMLElement>;
  readonly criteria: SegmentCriteria;
  readonly audience: AudienceState;
  /** Marks the rows that are not filled in. */
  readonly onShowMissing: () => void;
}

/** How many people the criteria hold for, out of all; the question in words; the first of them with why. */
export function AudiencePanel({ ref, criteria, audience, onShowMissing }: AudiencePanelProps) {
  const t = useTranslations('builder');
  const id = useId();
  const who = useWhoWords()(criteria);
  const { missing, error, faults } = audience;
  const isAtRows = faults.length > 0 && faults.every(({ path }) => path.startsWith('criteria.'));
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-labelledby={id}
      className="flex scroll-mt-4 flex-col gap-4 rounded-xl border border-line bg-surface p-5 outline-none"
    >
      <div>
        <h2 id={id} className="text-[0.8667rem] font-medium text-ink-faint">
          {t('audience.title')}
        </h2>
        <AudienceSize audience={audience} />
      </div>
      {missing > 0 ? (
        <Button size="small" className="self-start" onClick={onShowMissing}>
          <ListChecks aria-hidden />
          {t('audience.missing', { count: missing })}
        </Button>
      ) : null}
      {error ? isAtRows ? <Notice tone="bad">{t('audience.atRows')}</Notice> : <ProblemNotice error={error} /> : null}
      {who !== null && missing === 0 ? (
        <p className="text-[0.9333rem] text-pretty [overflow-wrap:anywhere] text-ink-soft">{who}.</p>
      ) : null}
      <SampleMembers audience={audience} />
    </section>
  );
}
