'use client';

import Link from 'next/link';
import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import type { Automation, Step } from '../../../domain/automation/definition';
import { durationWords } from '../../../domain/automation/duration';
import type { DefinitionFault } from '../../../domain/automation/fault';
import { Ago } from '../../components/data/moment';
import { RowLink } from '../../components/data/row-link';
import { Stat } from '../../components/data/stat';
import { useMay } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Sheet } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Notice } from '../../components/ui/notice';
import { nameOf } from '../contacts/contact-badges';
import { useEnrolments } from '../enrolments/api';
import { useCriteriaSentence } from '../segments/use-criteria-sentence';
import { useUpdateAutomation } from './api';
import { StepForm } from './step-form';
import { useStepTitle, useStepWords } from './step-words';

interface StepPanelProps {
  readonly automation: Automation;
  readonly stepId: string;
  readonly faults: readonly DefinitionFault[];
  readonly onClose: () => void;
}

/** One step: what it does, how many passed, who is there, and its settings. */
export function StepPanel({ automation, stepId, faults, onClose }: StepPanelProps) {
  const locale = useLocale();
  const mayWrite = useMay('automations:write') && automation.status !== 'ARCHIVED';
  const titleOf = useStepTitle();
  const wordsOf = useStepWords();
  const step = automation.steps.find(({ id }) => id === stepId);
  if (!step) return null;
  const own = faults.filter((fault) => fault.stepId === stepId);
  return (
    <Sheet open onOpenChange={onClose} title={titleOf(step)} description={wordsOf(step)}>
      {own.map(({ path, message }) => (
        <Notice key={path} tone="warn">
          {message[locale]}
        </Notice>
      ))}
      <StepConditions step={step} />
      {automation.publishedVersion === null ? null : <StepNumbers automation={automation} step={step} />}
      {mayWrite ? <EditStep automation={automation} step={step} onDone={onClose} /> : null}
    </Sheet>
  );
}

/** What a step asks before it runs: a delay, conditions. */
function StepConditions({ step }: { readonly step: Step }) {
  const t = useTranslations('automations.summary');
  const locale = useLocale();
  const sentenceOf = useCriteriaSentence();
  const sentence = step.conditions ? sentenceOf({ logic: 'AND', conditions: step.conditions }) : null;
  if (!step.delay && !sentence) return null;
  return (
    <p className="text-[0.9333rem] text-ink-soft">
      {step.delay ? t('delayed', { duration: durationWords(step.delay, 'MINUTES')[locale] }) : null}
      {step.delay && sentence ? ', ' : null}
      {sentence ? t('onlyIf', { sentence }) : null}
    </p>
  );
}

const SHOWN = 8;

function StepNumbers({ automation, step }: { readonly automation: Automation; readonly step: Step }) {
  const t = useTranslations('automations');
  const format = useFormatter();
  const counts = automation.stats.steps[step.id] ?? { waiting: 0, passed: 0, failed: 0 };
  const people = useEnrolments(automation.id, { stepId: step.id, limit: SHOWN });
  const here = people.data?.items ?? [];
  return (
    <section className="flex flex-col gap-4">
      <dl className="grid grid-cols-3 gap-4 rounded-xl bg-sunken p-4">
        <Stat label={t('counts.waiting')} value={format.number(counts.waiting)} />
        <Stat label={t('counts.passed')} value={format.number(counts.passed)} />
        <Stat
          label={t('counts.failed')}
          value={format.number(counts.failed)}
          tone={counts.failed > 0 ? 'bad' : 'neutral'}
        />
      </dl>
      <div>
        <h3 className="mb-1 text-[0.9333rem] font-semibold">{t('whoIsHere')}</h3>
        {people.data && here.length === 0 ? (
          <p className="text-[0.9333rem] text-ink-faint">{t('nobodyHere')}</p>
        ) : (
          <ul className="divide-y divide-line">
            {here.map((enrolment) => (
              <li key={enrolment.id} className="relative flex items-center justify-between gap-3 py-2">
                <RowLink href={`/enrolments/${enrolment.id}`} className="min-w-0 truncate">
                  {nameOf(enrolment.contact)}
                </RowLink>
                <span className="shrink-0 text-[0.8rem] text-ink-faint">
                  <Ago at={enrolment.wakesAt ?? enrolment.enteredAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {people.data && people.data.total > here.length ? (
          <Button asChild look="link" size="inline" className="mt-2">
            <Link href={`/automations/${automation.id}/enrolments?stepId=${encodeURIComponent(step.id)}`}>
              {t('seeAll')}
            </Link>
          </Button>
        ) : null}
      </div>
    </section>
  );
}

interface EditStepProps {
  readonly automation: Automation;
  readonly step: Step;
  readonly onDone: () => void;
}

function EditStep({ automation, step: saved, onDone }: EditStepProps) {
  const t = useTranslations('automations');
  const common = useTranslations('common');
  const update = useUpdateAutomation(automation.id, t('savedDraft'));
  const [step, setStep] = useState(saved);
  const dirty = JSON.stringify(step) !== JSON.stringify(saved);
  const save = () =>
    update.mutate({ steps: automation.steps.map((old) => (old.id === step.id ? step : old)) }, { onSuccess: onDone });
  return (
    <form
      className="flex flex-col gap-4 border-t border-line pt-5"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3 className="text-[0.9333rem] font-semibold">{t('editStep')}</h3>
      <Field label={t('stepName')} hint={t('stepNameHint')} optional={common('optional')}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={step.name ?? ''}
            onChange={(event) => {
              const { name: _name, ...rest } = step;
              setStep(event.target.value === '' ? rest : { ...rest, name: event.target.value });
            }}
          />
        )}
      </Field>
      <StepForm step={step} onChange={setStep} />
      <Button type="submit" look="primary" busy={update.isPending} disabled={!dirty} className="self-end">
        {common('save')}
      </Button>
    </form>
  );
}
