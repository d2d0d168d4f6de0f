'use client';

import { Users } from 'lucide-react';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import type { Automation } from '../../../domain/automation/definition';
import type { DefinitionFault } from '../../../domain/automation/fault';
import { validateDefinition } from '../../../domain/automation/validate';
import { useApi } from '../../client/api-context';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Stat } from '../../components/data/stat';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { Card } from '../../components/ui/card';
import { Notice } from '../../components/ui/notice';
import { Skeleton } from '../../components/ui/skeleton';
import { useAutomation } from './api';
import { AutomationActions } from './automation-actions';
import { AutomationBadges } from './automation-badges';
import { EntryCard } from './entry-card';
import { FlowCanvas } from './flow-canvas';
import type { FlowSelection } from './flow-context';
import { StepPanel } from './step-panel';
import { useSendableTemplates } from './step-words';
import { TriggerPanel } from './trigger-panel';
import { useWatchableSegments } from './trigger-words';

export function AutomationPage({ id }: { readonly id: string }) {
  const t = useTranslations('automations');
  const { data, error, refetch } = useAutomation(id);
  if (data) return <KnownAutomation automation={data} />;
  return (
    <Page title={t('title')} back={{ href: '/automations', label: t('title') }} width="wide">
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-[70vh]" />}
    </Page>
  );
}

function KnownAutomation({ automation }: { readonly automation: Automation }) {
  const t = useTranslations('automations');
  const [selected, setSelected] = useState<FlowSelection | null>(null);
  const faults = useFaults(automation);
  const faulty = useMemo(() => new Set(faults.flatMap(({ stepId }) => stepId ?? [])), [faults]);
  const { stats, publishedVersion, version } = automation;
  const lead = (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <AutomationBadges automation={automation} />
      <span className="text-[0.8667rem] text-ink-faint">
        {t('version', { version })}
        {publishedVersion !== null ? ` · ${t('live', { version: publishedVersion })}` : ''}
      </span>
    </span>
  );
  return (
    <Page
      title={automation.name}
      lead={lead}
      back={{ href: '/automations', label: t('title') }}
      width="wide"
      actions={<AutomationActions automation={automation} publishable={faults.length === 0} />}
    >
      <div className="flex flex-col gap-5">
        {automation.description ? <p className="max-w-3xl text-ink-soft">{automation.description}</p> : null}
        <FaultList faults={faults} onShow={(stepId) => setSelected({ kind: 'step', stepId })} />
        {publishedVersion !== null ? (
          <Card className="flex flex-col gap-5 p-5 sm:flex-row sm:items-center sm:justify-between">
            <dl className="grid flex-1 grid-cols-2 gap-5 sm:grid-cols-4">
              <Numbers stats={stats} />
            </dl>
            <Button asChild className="self-start sm:self-auto">
              <Link href={`/automations/${automation.id}/enrolments`}>
                <Users aria-hidden />
                {t('seePeople')}
              </Link>
            </Button>
          </Card>
        ) : null}
        <Card className="overflow-hidden">
          <p className="border-b border-line px-5 py-3 text-[0.8667rem] text-ink-faint">{t('flowHint')}</p>
          <FlowCanvas automation={automation} selected={selected} onSelect={setSelected} faulty={faulty} />
        </Card>
        <EntryCard automation={automation} />
      </div>
      {selected?.kind === 'step' ? (
        <StepPanel
          key={selected.stepId}
          automation={automation}
          stepId={selected.stepId}
          faults={faults}
          onClose={() => setSelected(null)}
        />
      ) : null}
      {selected?.kind === 'trigger' ? (
        <TriggerPanel automation={automation} index={selected.index} onClose={() => setSelected(null)} />
      ) : null}
    </Page>
  );
}

function Numbers({ stats }: Pick<Automation, 'stats'>) {
  const t = useTranslations('automations');
  const format = useFormatter();
  return (
    <>
      <Stat label={t('entered')} value={format.number(stats.entered)} />
      <Stat label={t('active')} value={format.number(stats.active)} />
      <Stat label={t('completed')} value={format.number(stats.completed)} />
      <Stat label={t('failed')} value={format.number(stats.failed)} tone={stats.failed > 0 ? 'bad' : 'neutral'} />
    </>
  );
}

/** What keeps the draft from being published, by the same rules as the API. */
function useFaults(automation: Automation): readonly DefinitionFault[] {
  const templates = useSendableTemplates();
  const watchable = useWatchableSegments();
  const { artistId } = useApi();
  const { triggers, steps, settings, status, unpublishedChanges } = automation;
  return useMemo(() => {
    if (status === 'ARCHIVED' || !(status === 'DRAFT' || unpublishedChanges)) return [];
    const complete = templates.data !== undefined && templates.data.nextCursor === null;
    const templateIds = complete ? new Set(templates.data.items.map(({ id }) => id)) : null;
    // An artist's automation may also watch the organisation's segments, which the artist's list does not have.
    const allListed = artistId === null && watchable.data !== undefined && watchable.data.nextCursor === null;
    const segments = allListed ? new Map(watchable.data.items.map((segment) => [segment.id, segment])) : null;
    return validateDefinition({ triggers, steps, settings }, { templateIds, segments });
  }, [triggers, steps, settings, status, unpublishedChanges, templates.data, watchable.data, artistId]);
}

interface FaultListProps {
  readonly faults: readonly DefinitionFault[];
  readonly onShow: (stepId: string) => void;
}

function FaultList({ faults, onShow }: FaultListProps) {
  const t = useTranslations('automations');
  const locale = useLocale();
  if (faults.length === 0) return null;
  return (
    <Notice tone="warn" title={t('faults', { count: faults.length })}>
      <ul className="mt-1 space-y-1">
        {faults.map(({ path, stepId, message }) => (
          <li key={`${path}:${message.en}`}>
            {message[locale]}{' '}
            {stepId === null ? null : (
              <Button look="link" size="inline" onClick={() => onShow(stepId)}>
                {t('show')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
