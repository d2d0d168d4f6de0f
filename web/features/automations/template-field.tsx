'use client';

import { useTranslations } from 'use-intl';
import { Field } from '../../components/ui/field';
import { Select } from '../../components/ui/select';
import { useSendableTemplates } from './step-words';

interface TemplateFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (templateId: string) => void;
}

/** One of the templates. */
export function TemplateField({ label, value, onChange }: TemplateFieldProps) {
  const t = useTranslations('automations.fields');
  const { data } = useSendableTemplates();
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={onChange}
          placeholder={t('chooseTemplate')}
          options={data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      )}
    </Field>
  );
}
