'use client';

import { Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CriteriaSuggestions } from '../../../api/client';
import { judgeAudience } from '../../../domain/campaign/audience-limits';
import type { SegmentCriteria } from '../../../domain/segment/criteria';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMe } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { SkeletonRows } from '../../components/ui/skeleton';
import { holdTogether } from '../../i18n/french-spaces';
import type { AudienceTarget } from './suggestions-api';
import { useSuggestions } from './suggestions-api';

interface SuggestionsProps {
  readonly criteria: SegmentCriteria;
  /** People whom the criteria hold for; null while that is not known. */
  readonly count: number | null;
  readonly onApply: (criteria: SegmentCriteria) => void;
  /** The verdict is told beside it already. */
  readonly isJudged?: boolean;
}

/**
 * How criteria could be changed to reach more people or fewer: by the organisation's limits where they are outside
 * them, else by half or double, when asked.
 */
export function Suggestions({ criteria, count, onApply, isJudged = false }: SuggestionsProps) {
  const t = useTranslations('suggestions');
  const { organization } = useMe();
  const [wanted, setWanted] = useState<{ readonly of: SegmentCriteria; readonly target?: AudienceTarget } | null>(null);
  if (count === null) return null;
  const limits = { minimum: organization.minimumAudience, maximum: organization.maximumAudience };
  const verdict = judgeAudience(count, limits);
  // What was asked of other criteria says nothing of these.
  const asked = wanted?.of === criteria ? wanted : null;
  return (
    <section className="flex flex-col gap-3" aria-label={t('title')}>
      {isJudged ? null : verdict === 'TOO_SMALL' ? (
        <Notice tone="warn">{t('tooSmall', { limit: limits.minimum })}</Notice>
      ) : verdict === 'TOO_LARGE' ? (
        <Notice tone="warn">{t('tooLarge', { limit: limits.maximum ?? 0 })}</Notice>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {verdict === 'FINE' ? (
          <>
            <Ask label={t('more')} onAsk={() => setWanted({ of: criteria, target: { min: Math.max(1, count * 2) } })} />
            {count > 1 ? (
              <Ask
                label={t('fewer')}
                onAsk={() => setWanted({ of: criteria, target: { max: Math.floor(count / 2) } })}
              />
            ) : null}
          </>
        ) : (
          <Ask label={t('howToAdjust')} onAsk={() => setWanted({ of: criteria })} />
        )}
      </div>
      {asked === null ? null : <Offers criteria={criteria} target={asked.target} onApply={onApply} />}
    </section>
  );
}

function Ask({ label, onAsk }: { readonly label: string; readonly onAsk: () => void }) {
  return (
    <Button size="small" onClick={onAsk}>
      <Lightbulb aria-hidden />
      {label}
    </Button>
  );
}

interface OffersProps {
  readonly criteria: SegmentCriteria;
  /** Absent is the organisation's limits. */
  readonly target: AudienceTarget | undefined;
  readonly onApply: (criteria: SegmentCriteria) => void;
}

/** The changes that bring nearest to a target, each with how many people it would make. */
function Offers({ criteria, target, onApply }: OffersProps) {
  const t = useTranslations('suggestions');
  const common = useTranslations('common');
  const { data, error, refetch } = useSuggestions(criteria, target);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={3} label={common('loading')} />;
  if (data.items.length === 0) {
    return <p className="text-[0.9333rem] text-ink-soft">{t(data.direction === null ? 'reached' : 'none')}</p>;
  }
  return (
    <ul className="divide-y divide-line rounded-xl border border-line">
      {data.items.map((item) => (
        <Offer key={item.change} item={item} onApply={onApply} />
      ))}
    </ul>
  );
}

interface OfferProps {
  readonly item: CriteriaSuggestions['items'][number];
  readonly onApply: (criteria: SegmentCriteria) => void;
}

function Offer({ item, onApply }: OfferProps) {
  const t = useTranslations('suggestions');
  const segments = useTranslations('segments');
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="text-[0.9333rem] text-pretty [overflow-wrap:anywhere]">{holdTogether(item.change)}</p>
        <p className="text-[0.8667rem] text-ink-faint tabular-nums">{segments('people', { count: item.count })}</p>
      </div>
      <Button size="small" onClick={() => onApply(item.criteria)} aria-label={t('applyNamed', { change: item.change })}>
        {t('apply')}
      </Button>
    </li>
  );
}
