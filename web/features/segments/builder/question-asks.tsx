'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { SegmentCriteria } from '../../../../domain/segment/criteria';
import type { Answers, Ask, MetierQuestion } from '../../../../domain/segment/questions/question';
import { criteriaOf } from '../../../../domain/segment/questions/question';
import { Button } from '../../../components/ui/button';
import { DialogActions } from '../../../components/ui/dialog';
import { Field } from '../../../components/ui/field';
import { Select } from '../../../components/ui/select';
import { useBuilderState } from './builder-context';
import type { Catalogue, ListedKind, Named } from './catalogue';
import { useNameOf } from './catalogue';
import { ListedPicker } from './listed-picker';
import { PickerButton } from './picker-button';

interface QuestionAsksProps {
  readonly question: MetierQuestion;
  readonly onDone: (criteria: SegmentCriteria) => void;
}

const fieldPrefix = 'customFields.';
const topicPrefix = 'topic.';

/** What the organisation has for an ask that is answered from the catalogue: custom fields of its type, or topics. */
function choicesFor(ask: Ask, { fields }: Catalogue): readonly Named[] {
  const prefix = ask.kind === 'customField' ? fieldPrefix : topicPrefix;
  return [...fields.values()]
    .filter(({ field, type }) => field.startsWith(prefix) && (ask.kind !== 'customField' || type === ask.dataType))
    .map(({ field, label }) => ({ value: field.slice(prefix.length), label }));
}

/** A field that has the name such fields often have is picked beforehand. */
function foregone(asks: readonly Ask[], catalogue: Catalogue): Answers {
  const picked = asks.flatMap((ask) => {
    if (ask.kind !== 'customField') return [];
    const isThere = choicesFor(ask, catalogue).some(({ value }) => value === ask.suggested);
    return isThere ? [[ask.name, ask.suggested] as const] : [];
  });
  return Object.fromEntries(picked);
}

/** What a question needs of the organisation's own before it can be asked. */
export function QuestionAsks({ question, onDone }: QuestionAsksProps) {
  const t = useTranslations('builder');
  const locale = useLocale();
  const { catalogue } = useBuilderState();
  const [given, setGiven] = useState<Answers>({});
  const answers = { ...foregone(question.asks, catalogue), ...given };
  const criteria = criteriaOf(question, answers);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="font-semibold text-pretty">{question.title[locale]}</p>
        <p className="mt-1 text-[0.9333rem] text-pretty text-ink-soft">{question.hint[locale]}</p>
      </div>
      {question.asks.map((ask) => (
        <AskField
          key={ask.name}
          ask={ask}
          value={answers[ask.name] ?? ''}
          onChange={(answer) => setGiven({ ...given, [ask.name]: answer })}
        />
      ))}
      <DialogActions>
        <Button look="primary" disabled={criteria === null} onClick={() => criteria && onDone(criteria)}>
          {t('questions.use')}
        </Button>
      </DialogActions>
    </div>
  );
}

interface AskFieldProps {
  readonly ask: Ask;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function AskField({ ask, value, onChange }: AskFieldProps) {
  const t = useTranslations('builder');
  const locale = useLocale();
  const { catalogue } = useBuilderState();
  const label = ask.label[locale];
  if (ask.kind === 'customField' || ask.kind === 'topic') {
    const choices = choicesFor(ask, catalogue);
    return (
      <Field label={label} {...(choices.length === 0 ? { hint: t('questions.noField') } : {})}>
        {(control) => (
          <Select
            {...control}
            value={value}
            placeholder={t('choose')}
            disabled={choices.length === 0}
            onChange={onChange}
            options={choices}
          />
        )}
      </Field>
    );
  }
  return <ListedAsk kind={ask.kind} label={label} value={value} onChange={onChange} />;
}

interface ListedAskProps extends Omit<AskFieldProps, 'ask'> {
  readonly kind: ListedKind;
  readonly label: string;
}

function ListedAsk({ kind, label, value, onChange }: ListedAskProps) {
  const t = useTranslations('builder');
  const name = useNameOf(kind, value);
  return (
    <Field label={label}>
      {({ id }) => (
        <ListedPicker
          kind={kind}
          label={label}
          value={value}
          onChoose={onChange}
          trigger={
            <PickerButton
              id={id}
              label={`${label}: ${name ?? t('choose')}`}
              shown={name ?? t('choose')}
              isEmpty={value === ''}
            />
          }
        />
      )}
    </Field>
  );
}
