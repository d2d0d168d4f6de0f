'use client';

import { useTranslations } from 'use-intl';
import { readField } from '../../../domain/segment/fields';

/** A field as conditions, templates and steps name it, in the reader's words. */
export function useFieldName(): (field: string) => string {
  const t = useTranslations('labels');
  return (field) => {
    const reference = readField(field);
    switch (reference?.kind) {
      case 'column':
        return t(`field.${reference.column}`);
      case 'consent':
        return `${t('field.consent')}: ${t(`consentType.${reference.consent}`)}`;
      case 'custom':
        return reference.name;
      case 'segment':
        return t('field.segment');
      case 'topic':
        return reference.topic;
      case 'campaign':
      case 'automation':
      case 'step':
        return t(`field.${reference.kind}`);
      case undefined:
        return field.split('.').at(-1) ?? field;
    }
  };
}
