'use client';

import { useTranslations } from 'use-intl';
import type { EnrolmentStatus, StepOutcome } from '../../../domain/automation/enrolment';
import type { Tone } from '../../components/ui/badge';
import { Badge } from '../../components/ui/badge';

const tones: Readonly<Record<EnrolmentStatus, Tone>> = {
  ACTIVE: 'accent',
  WAITING: 'warn',
  PAUSED: 'neutral',
  FAILED: 'bad',
  COMPLETED: 'good',
  EXITED: 'neutral',
  GOAL_REACHED: 'good',
};

export function EnrolmentStatusBadge({ status }: { readonly status: EnrolmentStatus }) {
  const t = useTranslations('labels');
  return (
    <Badge tone={tones[status]} live={status === 'ACTIVE'}>
      {t(`enrolmentStatus.${status}`)}
    </Badge>
  );
}

const outcomeTones: Readonly<Record<StepOutcome, Tone>> = {
  DONE: 'good',
  SKIPPED: 'neutral',
  BRANCH: 'good',
  NOT_SENT: 'warn',
  FAILED: 'bad',
  WAITING: 'warn',
};

export function OutcomeBadge({ outcome }: { readonly outcome: StepOutcome }) {
  const t = useTranslations('labels');
  return (
    <Badge tone={outcomeTones[outcome]} live={outcome === 'WAITING'}>
      {t(`stepOutcome.${outcome}`)}
    </Badge>
  );
}
