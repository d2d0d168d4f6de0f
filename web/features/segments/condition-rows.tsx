'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { FieldCondition } from '../../../domain/segment/criteria';
import { Button } from '../../components/ui/button';
import { Segmented } from '../../components/ui/segmented';
import { useContactFields } from './api';
import type { FlatCriteria } from './condition-form';
import { conditionFor, fieldChoices } from './condition-form';
import { ConditionRow } from './condition-row';

interface ConditionRowsProps {
  readonly value: FlatCriteria;
  readonly onChange: (value: FlatCriteria) => void;
  /** For a narrow place: the value under its field and operator. */
  readonly stacked?: boolean;
}

/** Conditions side by side, each a field, an operator and a value. */
export function ConditionRows({ value, onChange, stacked = false }: ConditionRowsProps) {
  const t = useTranslations('segments');
  const { data } = useContactFields();
  const choices = fieldChoices(data?.items ?? []);
  const first = choices.find(({ field }) => field === 'city') ?? choices[0];
  const setRow = (index: number, row: FieldCondition | null) =>
    onChange({
      ...value,
      conditions: value.conditions.flatMap((old, at) => (at === index ? (row === null ? [] : [row]) : [old])),
    });
  return (
    <div className="flex flex-col gap-3">
      {value.conditions.length > 1 ? (
        <div>
          <Segmented
            label={t('logic')}
            value={value.logic}
            onChange={(logic) => onChange({ ...value, logic })}
            options={[
              { value: 'AND', label: t('all') },
              { value: 'OR', label: t('any') },
            ]}
          />
        </div>
      ) : null}
      {value.conditions.length === 0 ? <p className="text-[0.9333rem] text-ink-faint">{t('noConditions')}</p> : null}
      {value.conditions.map((condition, index) => (
        <ConditionRow
          key={index}
          condition={condition}
          choices={choices}
          stacked={stacked}
          onChange={(row) => setRow(index, row)}
          onRemove={() => setRow(index, null)}
        />
      ))}
      <Button
        size="small"
        className="self-start"
        disabled={!first}
        onClick={() => {
          if (first) onChange({ ...value, conditions: [...value.conditions, conditionFor(first)] });
        }}
      >
        <Plus aria-hidden />
        {t('addCondition')}
      </Button>
    </div>
  );
}
