'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { UpdateFieldConfiguration } from '../../../domain/automation/definition';
import { writableContactFields } from '../../../domain/contact/contact';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Segmented } from '../../components/ui/segmented';
import { Select } from '../../components/ui/select';
import { readCustomValue, showCustomValue } from '../contacts/custom-value';
import { useFieldName } from '../contacts/field-name';
import { useContactFields } from '../segments/api';

interface UpdateFieldFormProps {
  readonly value: UpdateFieldConfiguration;
  readonly onChange: (value: UpdateFieldConfiguration) => void;
}

const scores = ['leadScore', 'engagementScore'] as const;

/** A field that becomes a value, or a number that something is added to. */
export function UpdateFieldForm({ value, onChange }: UpdateFieldFormProps) {
  const t = useTranslations('automations');
  const nameOf = useFieldName();
  const known = useContactFields();
  const own = known.data?.items.filter(({ custom }) => custom).map(({ field }) => field) ?? [];
  const fields = [...new Set([...writableContactFields, ...scores, ...own, value.field])].filter(
    (field) => field !== '',
  );
  const adds = 'increment' in value;
  const [typed, setTyped] = useState(() =>
    adds ? String(value.increment) : showCustomValue(value.value, { yes: 'true', no: 'false' }),
  );
  const isText = writableContactFields.some((field) => field === value.field);
  const put = (field: string, text: string, increments: boolean) => {
    setTyped(text);
    if (increments) onChange({ field, increment: Number(text) || 0 });
    else onChange({ field, value: readCustomValue(text, isText ? '' : undefined) });
  };
  return (
    <>
      <Field label={t('summary.fieldLabel')}>
        {(control) => (
          <Select
            {...control}
            value={value.field}
            onChange={(field) => put(field, typed, adds)}
            options={fields.map((field) => ({ value: field, label: nameOf(field) }))}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-end gap-3">
        <Segmented
          label={t('change')}
          value={adds ? 'add' : 'set'}
          onChange={(mode) => put(value.field, typed, mode === 'add')}
          options={[
            { value: 'set', label: t('setTo') },
            { value: 'add', label: t('addTo') },
          ]}
        />
        <Field label={t('newValue')} className="min-w-32 flex-1">
          {(control) => (
            <Input
              {...control}
              type={adds ? 'number' : 'text'}
              value={typed}
              onChange={(event) => put(value.field, event.target.value, adds)}
            />
          )}
        </Field>
      </div>
    </>
  );
}
