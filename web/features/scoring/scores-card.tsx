'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ContactScores } from '../../../domain/scoring/schema';
import type { ScoreName } from '../../../domain/scoring/threshold';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Badge } from '../../components/ui/badge';
import type { Tone } from '../../components/ui/badge';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Segmented } from '../../components/ui/segmented';
import { Skeleton } from '../../components/ui/skeleton';
import { useContactScores } from './api';
import { historyPoints } from './history-points';
import { ScoreChart } from './score-chart';
import { ScoreHistory } from './score-history';
import { ScoreParts } from './score-parts';

const levelTones: Readonly<Record<ContactScores['engagement']['level'], Tone>> = {
  HIGH: 'good',
  MEDIUM: 'accent',
  LOW: 'neutral',
};

/** Both scores of a contact: what they are made of, and how they came about. */
export function ScoresCard({ contactId }: { readonly contactId: string }) {
  const t = useTranslations('scoring');
  const { data, error, refetch } = useContactScores(contactId);
  const [shown, setShown] = useState<ScoreName>('engagementScore');
  return (
    <Card>
      <CardHeader
        title={t('scores')}
        actions={
          <Segmented
            label={t('scores')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'engagementScore', label: t('engagementShort') },
              { value: 'leadScore', label: t('leadShort') },
            ]}
          />
        }
      />
      <CardBody>
        {data ? (
          <Shown scores={data} shown={shown} />
        ) : error ? (
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="h-40" />
        )}
      </CardBody>
    </Card>
  );
}

function Shown({ scores, shown }: { readonly scores: ContactScores; readonly shown: ScoreName }) {
  const t = useTranslations('scoring');
  const format = useFormatter();
  const { engagement, lead, history } = scores;
  const isEngagement = shown === 'engagementScore';
  const score = isEngagement ? engagement.score : lead.score;
  const name = t(isEngagement ? 'engagement' : 'leadScore');
  // The moment the answer was read is near enough for the end of a line.
  const [now] = useState(() => Date.now());
  const rows = history.filter((row) => row.score === shown);
  return (
    <div className="flex flex-col gap-5">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="text-[2.2rem] leading-none font-semibold tracking-[-0.03em] tabular-nums">
          {format.number(score)}
        </span>
        <span className="text-ink-faint">{isEngagement ? t('outOf') : t('leadPoints')}</span>
        {isEngagement ? <Badge tone={levelTones[engagement.level]}>{t(`levels.${engagement.level}`)}</Badge> : null}
      </p>
      <ScoreParts scores={scores} shown={shown} />
      {rows.length > 0 ? (
        <>
          <ScoreChart name={name} points={historyPoints(history, shown, { at: now, value: score })} />
          <ScoreHistory rows={rows} />
        </>
      ) : (
        <p className="text-[0.9333rem] text-ink-faint">{t('neverChanged')}</p>
      )}
    </div>
  );
}
