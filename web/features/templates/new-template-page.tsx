'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import type { TemplateInput } from './api';
import { useCreateTemplate } from './api';
import { starterContent, starterSubject } from './starter';
import { TemplateEditor } from './template-editor';

export function NewTemplatePage() {
  const t = useTranslations('templates');
  const locale = useLocale();
  const router = useRouter();
  const [starter] = useState<TemplateInput>(() => ({
    name: '',
    contactRole: 'marketing',
    subjectTemplate: starterSubject(locale),
    preheader: null,
    format: 'mjml',
    contentTemplate: starterContent('mjml', locale),
    textTemplate: null,
  }));
  const [value, setValue] = useState(starter);
  const create = useCreateTemplate(t('created'));
  const change = (next: TemplateInput) => {
    // Changing the language of a starter nobody has touched changes the starter.
    const untouched = value.contentTemplate === starterContent(value.format, locale);
    const swap = next.format !== value.format && untouched && next.contentTemplate === value.contentTemplate;
    setValue(swap ? { ...next, contentTemplate: starterContent(next.format, locale) } : next);
  };
  const save = () =>
    create.mutate(
      { ...value, preheader: value.preheader || null, textTemplate: value.textTemplate || null },
      { onSuccess: (template) => router.replace(`/templates/${template.id}`) },
    );
  return (
    <Page
      title={t('new')}
      back={{ href: '/templates', label: t('title') }}
      width="wide"
      actions={
        <Button look="primary" busy={create.isPending} disabled={value.name.trim() === ''} onClick={save}>
          {t('create')}
        </Button>
      }
    >
      <TemplateEditor
        value={value}
        onChange={change}
        error={create.error}
        dirty={!create.isSuccess && value !== starter}
        readOnly={false}
      />
    </Page>
  );
}
