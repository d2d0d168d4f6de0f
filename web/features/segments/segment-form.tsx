'use client';

import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { SegmentInput } from '../../../api/client';
import type { Segment } from '../../../domain/segment/criteria';
import { useSettled } from '../../client/use-settled';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Notice } from '../../components/ui/notice';
import { useSegmentSize } from './api';
import type { FlatCriteria } from './condition-form';
import { canBeAsked, flatCriteria } from './condition-form';
import { ConditionRows } from './condition-rows';
import { useCriteriaSentence } from './use-criteria-sentence';

const COUNT_PAUSE_MS = 400;
const nothing: FlatCriteria = { logic: 'AND', conditions: [] };

interface SegmentFormProps {
  readonly segment: Segment | null;
  readonly error: Error | null;
  readonly onSubmit: (input: SegmentInput) => void;
  /** The buttons; `ready` says whether it can be saved. */
  readonly actions: (ready: boolean) => ReactNode;
  readonly readOnly: boolean;
}

/** A segment's name and conditions, said back as a sentence with the number of people it holds for. */
export function SegmentForm({ segment, error, onSubmit, actions, readOnly }: SegmentFormProps) {
  const t = useTranslations('segments');
  const common = useTranslations('common');
  const [name, setName] = useState(segment?.name ?? '');
  const [description, setDescription] = useState(segment?.description ?? '');
  const [criteria, setCriteria] = useState(segment?.criteria ?? nothing);
  const flat = flatCriteria(criteria);
  const isDynamic = segment?.dynamic ?? true;
  const ready = name.trim() !== '' && (!isDynamic || canBeAsked(criteria));
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({
          name: name.trim(),
          description: description.trim() === '' ? null : description.trim(),
          dynamic: isDynamic,
          ...(isDynamic ? { criteria } : {}),
        });
      }}
    >
      {error ? <ProblemNotice error={error} /> : null}
      <fieldset disabled={readOnly} className="flex min-w-0 flex-col gap-5">
        <Card>
          <CardBody className="grid gap-4 pt-5 sm:grid-cols-2">
            <Field label={t('name')}>
              {(control) => (
                <Input
                  {...control}
                  required
                  maxLength={200}
                  value={name}
                  placeholder={t('nameExample')}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
            <Field label={t('description')} optional={common('optional')}>
              {(control) => (
                <Input {...control} value={description} onChange={(event) => setDescription(event.target.value)} />
              )}
            </Field>
          </CardBody>
        </Card>
        <Card>
          <CardHeader title={t('whoIsIn')} />
          <CardBody className="flex flex-col gap-4">
            {!isDynamic ? (
              <Notice>{t('staticHint')}</Notice>
            ) : flat ? (
              <ConditionRows value={flat} onChange={setCriteria} />
            ) : (
              <Notice>{t('tooRich')}</Notice>
            )}
            {isDynamic ? <LiveCount criteria={criteria} /> : null}
          </CardBody>
        </Card>
      </fieldset>
      <div className="flex flex-wrap justify-end gap-2">{actions(ready)}</div>
    </form>
  );
}

function LiveCount({ criteria }: { readonly criteria: NonNullable<Segment['criteria']> }) {
  const t = useTranslations('segments');
  const settled = useSettled(criteria, COUNT_PAUSE_MS);
  const asked = canBeAsked(settled);
  const size = useSegmentSize(asked ? settled : null);
  const sentence = useCriteriaSentence()(criteria);
  return (
    <div className="border-t border-line pt-4" aria-live="polite">
      {size.error ? (
        <ProblemNotice error={size.error} />
      ) : (
        <p className="text-[1.2rem] font-semibold tracking-[-0.02em] tabular-nums">
          {asked && size.data ? t('peopleNow', { count: size.data.count }) : t('fillIn')}
        </p>
      )}
      {sentence && criteria.conditions.length > 0 ? (
        <p className="mt-1 text-[0.9333rem] text-ink-soft">{t('personWho', { sentence })}</p>
      ) : null}
    </div>
  );
}
