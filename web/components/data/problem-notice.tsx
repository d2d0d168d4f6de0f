'use client';

import { useTranslations } from 'use-intl';
import { ApiProblem } from '../../../api/client';
import { useProblemSentence } from '../../client/use-change';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly title?: string;
  readonly className?: string;
}

/** A problem as the API worded it: its sentence and each field at fault. */
export function ProblemNotice({ error, onRetry, title, className }: ProblemNoticeProps) {
  const t = useTranslations('common');
  const sentenceOf = useProblemSentence();
  const details = error instanceof ApiProblem ? error.details : [];
  return (
    <Notice
      tone="bad"
      {...(title === undefined ? {} : { title })}
      {...(className === undefined ? {} : { className })}
      action={
        onRetry ? (
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        ) : null
      }
    >
      <p>{sentenceOf(error)}</p>
      {details.length > 0 ? (
        <ul className="mt-1.5 list-disc space-y-0.5 pl-4">
          {details.map((fault) => (
            <li key={`${fault.path}:${fault.message}`}>
              {fault.path ? <code className="mr-1.5 font-mono text-[0.85em]">{fault.path}</code> : null}
              {fault.message}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
