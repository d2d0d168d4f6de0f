'use client';

import { useTranslations } from 'use-intl';
import type { DurationUnit } from '../../../domain/automation/definition';
import { durationUnits } from '../../../domain/automation/definition';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Select } from '../../components/ui/select';

export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

interface DurationFieldProps {
  readonly value: Duration;
  readonly onChange: (duration: Duration) => void;
}

export function DurationField({ value, onChange }: DurationFieldProps) {
  const t = useTranslations('automations');
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3">
      <Field label={t('fields.amount')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            required
            value={value.amount === 0 ? '' : value.amount}
            onChange={(event) => onChange({ ...value, amount: Number(event.target.value) })}
          />
        )}
      </Field>
      <Field label={t('fields.unit')}>
        {(control) => (
          <Select<DurationUnit>
            {...control}
            value={value.unit}
            onChange={(unit) => onChange({ ...value, unit })}
            options={durationUnits.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
          />
        )}
      </Field>
    </div>
  );
}
