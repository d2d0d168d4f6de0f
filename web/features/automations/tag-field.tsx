'use client';

import { useTranslations } from 'use-intl';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';

interface TagFieldProps {
  readonly value: string;
  readonly onChange: (tag: string) => void;
}

export function TagField({ value, onChange }: TagFieldProps) {
  const t = useTranslations('automations.fields');
  return (
    <Field label={t('tag')}>
      {(control) => (
        <Input {...control} maxLength={100} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
