'use client';

import { useTranslations } from 'use-intl';
import type { Audience } from '../../../api/client';
import type { Segment, SegmentCriteria } from '../../../domain/segment/criteria';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMay } from '../../components/shell/me-context';
import { Notice } from '../../components/ui/notice';
import { useCreateSegment, useSegment } from '../segments/api';
import { Suggestions } from '../segments/suggestions';

const MAX_NAME_LENGTH = 200;

/** Whether a campaign may be sent to so many people, and in a word why not. */
export function AudienceVerdict({ audience }: { readonly audience: Audience | undefined }) {
  const t = useTranslations('audienceLimits');
  if (!audience) return null;
  const { people, limits } = audience;
  switch (audience.verdict) {
    case 'TOO_SMALL':
      return (
        <Notice tone="warn" title={t('tooSmall', { count: people })}>
          {t('tooSmallText', { limit: limits.minimum })}
        </Notice>
      );
    case 'TOO_LARGE':
      return (
        <Notice tone="warn" title={t('tooLarge', { count: people })}>
          {t('tooLargeText', { limit: limits.maximum ?? 0 })}
        </Notice>
      );
    case 'FINE':
      return <Notice tone="good">{t('fine', { count: people })}</Notice>;
  }
}

interface AdjustProps {
  readonly audience: Audience | undefined;
  /** The segments that the campaign is for. */
  readonly segments: readonly string[];
  readonly onChange: (segments: readonly string[]) => void;
}

/** Offers to adjust the audience where it is one dynamic segment alone, whose criteria say what could be changed. */
export function AdjustAudience({ audience, segments, onChange }: AdjustProps) {
  const t = useTranslations('audienceLimits');
  const mayWrite = useMay('segments:write');
  const [only] = segments;
  if (!audience || audience.verdict === 'FINE') return null;
  if (segments.length !== 1 || only === undefined || !mayWrite) {
    return <p className="text-[0.9333rem] text-ink-soft">{t(audience.verdict === 'TOO_SMALL' ? 'widen' : 'narrow')}</p>;
  }
  return <AdjustSegment id={only} onChange={onChange} />;
}

/** A change makes a segment of its own: the one at hand may be used elsewhere. */
function AdjustSegment({ id, onChange }: { readonly id: string; readonly onChange: AdjustProps['onChange'] }) {
  const t = useTranslations('audienceLimits');
  const { data: segment } = useSegment(id);
  const create = useCreateSegment(t('adjusted'));
  if (!segment?.criteria) return null;
  const apply = (criteria: SegmentCriteria) =>
    create.mutate(
      { name: adjustedName(segment, t('suffix')), dynamic: true, criteria },
      { onSuccess: (made) => onChange([made.id]) },
    );
  return (
    <>
      {create.error ? <ProblemNotice error={create.error} /> : null}
      <Suggestions criteria={segment.criteria} count={segment.contactCount} onApply={apply} isJudged />
    </>
  );
}

/** Named after its origin; one that was adjusted before keeps its one suffix. */
function adjustedName({ name }: Segment, suffix: string): string {
  const ending = ` (${suffix})`;
  const plain = name.endsWith(ending) ? name.slice(0, -ending.length) : name;
  return plain.slice(0, MAX_NAME_LENGTH - ending.length) + ending;
}
