'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { FieldCondition } from '../../../domain/segment/criteria';
import { Button } from '../../components/ui/button';
import { cx } from '../../components/ui/class-names';
import { Select } from '../../components/ui/select';
import { useFieldName } from '../contacts/field-name';
import type { FieldChoice } from './condition-form';
import { conditionFor, operatorChoices, withOperator } from './condition-form';
import { ConditionValueField } from './condition-value-field';

interface ConditionRowProps {
  readonly condition: FieldCondition;
  readonly choices: readonly FieldChoice[];
  readonly onChange: (condition: FieldCondition) => void;
  readonly onRemove: () => void;
  readonly stacked: boolean;
}

export function ConditionRow({ condition, choices, onChange, onRemove, stacked }: ConditionRowProps) {
  const t = useTranslations('segments');
  const labels = useTranslations('labels');
  const nameOf = useFieldName();
  const { field, operator, dataType } = condition;
  // A field that was deleted since stays shown, so that the row can be mended.
  const offered = choices.some((choice) => choice.field === field) ? choices : [...choices, { field, type: dataType }];
  return (
    <div
      className={cx(
        'grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-2 rounded-lg bg-sunken p-2',
        !stacked && 'sm:grid-cols-[minmax(0,1fr)_minmax(0,0.9fr)_minmax(0,1.2fr)_auto]',
      )}
    >
      <Select
        aria-label={t('field')}
        value={field}
        onChange={(chosen) => {
          const choice = offered.find((candidate) => candidate.field === chosen);
          if (choice) onChange(conditionFor(choice));
        }}
        options={offered.map((choice) => ({ value: choice.field, label: nameOf(choice.field) }))}
      />
      <Select
        aria-label={t('operator')}
        value={operator}
        onChange={(chosen) => onChange(withOperator(condition, chosen))}
        options={operatorChoices(field, dataType).map((value) => ({ value, label: labels(`operator.${value}`) }))}
      />
      <Button
        look="quiet"
        size="icon"
        className={stacked ? '' : 'sm:order-last'}
        aria-label={`${t('removeCondition')}: ${nameOf(field)}`}
        onClick={onRemove}
      >
        <X aria-hidden />
      </Button>
      <div className={cx('col-span-full', !stacked && 'sm:col-span-1')}>
        <ConditionValueField condition={condition} onChange={(value) => onChange({ ...condition, value })} />
      </div>
    </div>
  );
}
