'use client';

import { useTranslations } from 'use-intl';
import type { SendEmailConfiguration } from '../../../domain/automation/definition';
import { Checkbox } from '../../components/ui/checkbox';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { TemplateField } from './template-field';

interface EmailFormProps {
  readonly value: SendEmailConfiguration;
  readonly onChange: (value: SendEmailConfiguration) => void;
}

/** A mail by template; one written in place keeps its content, which the template editor can replace. */
export function EmailForm({ value, onChange }: EmailFormProps) {
  const t = useTranslations('automations');
  const { from, transactional } = value;
  const base = {
    ...(from === undefined ? {} : { from }),
    ...(transactional === undefined ? {} : { transactional }),
  };
  return (
    <>
      <TemplateField
        label={t('template')}
        value={'templateId' in value ? value.templateId : ''}
        onChange={(templateId) => onChange({ ...base, templateId })}
      />
      {'templateId' in value ? null : (
        <Field label={t('subject')} hint={t('inlineMessage')}>
          {(control) => (
            <Input
              {...control}
              value={value.subject}
              onChange={(event) => onChange({ ...value, subject: event.target.value })}
            />
          )}
        </Field>
      )}
      <Checkbox
        label={t('transactional')}
        checked={transactional ?? false}
        onChange={(checked) => onChange({ ...value, transactional: checked })}
      />
    </>
  );
}
