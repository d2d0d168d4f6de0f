'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Trigger } from '../../../domain/automation/definition';
import type { ScoreName } from '../../../domain/scoring/threshold';
import { scoreNames } from '../../../domain/scoring/threshold';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Segmented } from '../../components/ui/segmented';
import { Select } from '../../components/ui/select';
import { useFieldName } from '../contacts/field-name';
import { useWatchableSegments } from './trigger-words';

type Of<Type extends Trigger['type']> = Extract<Trigger, { type: Type }>;

interface FieldsProps<Type extends Trigger['type']> {
  readonly trigger: Of<Type>;
  readonly onChange: (trigger: Of<Type>) => void;
}

/** What a trigger of each type asks. */
export function TriggerFields({ trigger, onChange }: FieldsProps<Trigger['type']>) {
  switch (trigger.type) {
    case 'CONTACT_CREATED':
      return <SourceField trigger={trigger} onChange={onChange} />;
    case 'EVENT':
      return <EventField trigger={trigger} onChange={onChange} />;
    case 'SEGMENT_ENTERED':
    case 'SEGMENT_LEFT':
      return <SegmentField trigger={trigger} onChange={onChange} />;
    case 'SCORE_CHANGED':
      return <ScoreFields trigger={trigger} onChange={onChange} />;
  }
}

function SourceField({ trigger, onChange }: FieldsProps<'CONTACT_CREATED'>) {
  const t = useTranslations('automations');
  const common = useTranslations('common');
  return (
    <Field label={t('source')} optional={common('optional')}>
      {(control) => (
        <Input
          {...control}
          value={trigger.configuration.source ?? ''}
          onChange={(event) => {
            const source = event.target.value;
            onChange({ ...trigger, configuration: source === '' ? {} : { source } });
          }}
        />
      )}
    </Field>
  );
}

function EventField({ trigger, onChange }: FieldsProps<'EVENT'>) {
  const t = useTranslations('automations.fields');
  return (
    <Field label={t('eventName')} hint={t('eventHint')}>
      {(control) => (
        <Input
          {...control}
          required
          value={trigger.configuration.name}
          onChange={(event) =>
            onChange({ ...trigger, configuration: { ...trigger.configuration, name: event.target.value } })
          }
        />
      )}
    </Field>
  );
}

function SegmentField({ trigger, onChange }: FieldsProps<'SEGMENT_ENTERED' | 'SEGMENT_LEFT'>) {
  const t = useTranslations('automations.fields');
  const { data } = useWatchableSegments();
  const dynamic = data?.items.filter((segment) => segment.dynamic) ?? [];
  return (
    <Field label={t('segment')} hint={data && dynamic.length === 0 ? t('noDynamicSegment') : t('segmentHint')}>
      {(control) => (
        <Select
          {...control}
          value={trigger.configuration.segmentId}
          onChange={(segmentId) => onChange({ ...trigger, configuration: { segmentId } })}
          placeholder={t('chooseSegment')}
          options={dynamic.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Field>
  );
}

function ScoreFields({ trigger, onChange }: FieldsProps<'SCORE_CHANGED'>) {
  const t = useTranslations('automations.fields');
  const nameOf = useFieldName();
  const { score, above, below } = trigger.configuration;
  const [typed, setTyped] = useState(String(above ?? below ?? ''));
  const way = below === undefined ? 'above' : 'below';
  const put = (next: 'above' | 'below', text: string) => {
    setTyped(text);
    const line = text.trim() === '' ? Number.NaN : Number(text);
    // The way stays chosen while the number is being typed.
    const configuration = { score, [next]: Number.isFinite(line) ? line : 0 };
    onChange({ ...trigger, configuration });
  };
  return (
    <>
      <Field label={t('score')}>
        {(control) => (
          <Select<ScoreName>
            {...control}
            value={score}
            onChange={(name) => onChange({ ...trigger, configuration: { ...trigger.configuration, score: name } })}
            options={scoreNames.map((value) => ({ value, label: nameOf(value) }))}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-end gap-3">
        <Segmented
          label={t('way')}
          value={way}
          onChange={(next) => put(next, typed)}
          options={[
            { value: 'above', label: t('above') },
            { value: 'below', label: t('below') },
          ]}
        />
        <Field label={t('threshold')} className="w-28">
          {(control) => (
            <Input
              {...control}
              type="number"
              step="any"
              required
              value={typed}
              onChange={(event) => put(way, event.target.value)}
            />
          )}
        </Field>
      </div>
    </>
  );
}
