'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Automation, Trigger, TriggerType } from '../../../domain/automation/definition';
import { triggerTypes } from '../../../domain/automation/definition';
import { useMay } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Sheet } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Select } from '../../components/ui/select';
import { useUpdateAutomation } from './api';
import { useTriggerWords } from './trigger-words';

interface TriggerPanelProps {
  readonly automation: Automation;
  readonly index: number;
  readonly onClose: () => void;
}

const emptyTrigger = (type: TriggerType): Trigger =>
  type === 'EVENT' ? { type, configuration: { name: '' } } : { type, configuration: {} };

/** What lets people in. */
export function TriggerPanel({ automation, index, onClose }: TriggerPanelProps) {
  const t = useTranslations('automations');
  const common = useTranslations('common');
  const mayWrite = useMay('automations:write') && automation.status !== 'ARCHIVED';
  const wordsOf = useTriggerWords();
  const update = useUpdateAutomation(automation.id, t('savedDraft'));
  const [trigger, setTrigger] = useState(automation.triggers[index] ?? emptyTrigger('CONTACT_CREATED'));
  const save = () =>
    update.mutate(
      { triggers: automation.triggers.map((old, at) => (at === index ? trigger : old)) },
      { onSuccess: onClose },
    );
  return (
    <Sheet open onOpenChange={onClose} title={t('trigger')} description={wordsOf(trigger)}>
      {mayWrite ? (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Field label={t('triggerType')}>
            {(control) => (
              <Select<TriggerType>
                {...control}
                value={trigger.type}
                onChange={(type) => setTrigger(emptyTrigger(type))}
                options={triggerTypes.map((value) => ({ value, label: t(`triggerTypes.${value}`) }))}
              />
            )}
          </Field>
          {trigger.type === 'EVENT' ? (
            <Field label={t('fields.eventName')} hint={t('fields.eventHint')}>
              {(control) => (
                <Input
                  {...control}
                  required
                  value={trigger.configuration.name}
                  onChange={(event) =>
                    setTrigger({ ...trigger, configuration: { ...trigger.configuration, name: event.target.value } })
                  }
                />
              )}
            </Field>
          ) : (
            <Field label={t('source')} optional={common('optional')}>
              {(control) => (
                <Input
                  {...control}
                  value={trigger.configuration.source ?? ''}
                  onChange={(event) => {
                    const source = event.target.value;
                    setTrigger({ ...trigger, configuration: source === '' ? {} : { source } });
                  }}
                />
              )}
            </Field>
          )}
          <Button type="submit" look="primary" busy={update.isPending} className="self-end">
            {common('save')}
          </Button>
        </form>
      ) : null}
    </Sheet>
  );
}
