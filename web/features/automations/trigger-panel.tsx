'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Automation, Trigger, TriggerType } from '../../../domain/automation/definition';
import { triggerTypes } from '../../../domain/automation/definition';
import { useMay } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Sheet } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Select } from '../../components/ui/select';
import { useUpdateAutomation } from './api';
import { TriggerFields } from './trigger-fields';
import { useTriggerWords } from './trigger-words';

interface TriggerPanelProps {
  readonly automation: Automation;
  readonly index: number;
  readonly onClose: () => void;
}

function emptyTrigger(type: TriggerType): Trigger {
  switch (type) {
    case 'CONTACT_CREATED':
      return { type, configuration: {} };
    case 'EVENT':
      return { type, configuration: { name: '' } };
    case 'SEGMENT_ENTERED':
    case 'SEGMENT_LEFT':
      return { type, configuration: { segmentId: '' } };
    case 'SCORE_CHANGED':
      return { type, configuration: { score: 'leadScore', above: 50 } };
  }
}

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
          <TriggerFields key={trigger.type} trigger={trigger} onChange={setTrigger} />
          <Button type="submit" look="primary" busy={update.isPending} className="self-end">
            {common('save')}
          </Button>
        </form>
      ) : null}
    </Sheet>
  );
}
