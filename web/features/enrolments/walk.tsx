'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { Automation } from '../../../domain/automation/definition';
import type { Enrolment, StepRun } from '../../../domain/automation/enrolment';
import { cx } from '../../components/ui/class-names';
import { stepLooks } from '../automations/step-icons';
import { useStepTitle } from '../automations/step-words';
import { OutcomeBadge } from './enrolment-status-badge';

interface WalkProps {
  readonly enrolment: Enrolment;
  readonly automation: Automation | undefined;
}

/** The steps one person has come by: when, how it ended, and why. */
export function Walk({ enrolment, automation }: WalkProps) {
  const t = useTranslations('automations');
  if (enrolment.steps.length === 0) return <p className="text-ink-faint">{t('nothingYet')}</p>;
  return (
    <ol className="relative">
      {enrolment.steps.map((run, index) => (
        <WalkStep
          key={`${run.stepId}:${run.visit}`}
          run={run}
          automation={automation}
          isLast={index === enrolment.steps.length - 1}
        />
      ))}
    </ol>
  );
}

interface WalkStepProps {
  readonly run: StepRun;
  readonly automation: Automation | undefined;
  readonly isLast: boolean;
}

function WalkStep({ run, automation, isLast }: WalkStepProps) {
  const t = useTranslations('automations');
  const format = useFormatter();
  const titleOf = useStepTitle();
  const { icon: Icon, style } = stepLooks[run.type];
  const drawn = automation?.steps.find(({ id }) => id === run.stepId);
  return (
    <li className="relative flex gap-4 pb-6 last:pb-0">
      {isLast ? null : <span aria-hidden className="absolute top-9 bottom-0 left-4.25 w-px bg-line" />}
      <span className={cx('grid size-9 shrink-0 place-items-center rounded-lg', style)}>
        <Icon className="size-4" aria-hidden />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <p className="font-semibold">
            {titleOf(drawn ?? { type: run.type })}
            {run.visit > 1 ? (
              <span className="ml-2 text-[0.8rem] font-normal text-ink-faint">{t('visit', { visit: run.visit })}</span>
            ) : null}
          </p>
          <OutcomeBadge outcome={run.outcome} />
        </div>
        <p className="mt-0.5 text-[0.9333rem] break-words text-ink-soft">{run.why}</p>
        <p className="mt-0.5 text-[0.8rem] text-ink-faint tabular-nums">
          <time dateTime={run.at}>{format.dateTime(new Date(run.at), 'precise')}</time>
          {run.endedAt && run.endedAt !== run.at ? (
            <>
              {' → '}
              <time dateTime={run.endedAt}>{format.dateTime(new Date(run.endedAt), 'precise')}</time>
            </>
          ) : null}
        </p>
      </div>
    </li>
  );
}
