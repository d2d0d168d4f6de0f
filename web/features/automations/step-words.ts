'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { SendEmailConfiguration, Step, UpdateFieldConfiguration } from '../../../domain/automation/definition';
import { durationWords } from '../../../domain/automation/duration';
import { useFieldName } from '../contacts/field-name';
import { showCustomValue } from '../contacts/custom-value';
import { useTemplates } from '../templates/api';

const MOST_TEMPLATES = 200;

/** The templates that a step may send; one list for the whole page. */
export const useSendableTemplates = () => useTemplates({ limit: MOST_TEMPLATES, sort: '-updatedAt' });

/** What a step does, in a line. */
export function useStepWords(): (step: Step) => string {
  const t = useTranslations('automations.summary');
  const common = useTranslations('common');
  const locale = useLocale();
  const fieldName = useFieldName();
  const templates = useSendableTemplates();

  const email = (configuration: SendEmailConfiguration): string => {
    if (!('templateId' in configuration)) return configuration.subject;
    if (configuration.templateId === '') return t('noTemplate');
    if (!templates.data) return t('loading');
    return templates.data.items.find(({ id }) => id === configuration.templateId)?.name ?? t('unknownTemplate');
  };
  const update = (configuration: UpdateFieldConfiguration): string => {
    if (configuration.field === '') return t('noField');
    const field = fieldName(configuration.field);
    if ('increment' in configuration) {
      const { increment } = configuration;
      return t(increment < 0 ? 'decrement' : 'increment', { field, amount: Math.abs(increment) });
    }
    const value = showCustomValue(configuration.value, { yes: common('yes'), no: common('no') });
    return value === '' ? t('clearField', { field }) : t('setField', { field, value });
  };

  return (step) => {
    switch (step.type) {
      case 'SEND_EMAIL':
        return email(step.configuration);
      case 'WAIT':
        return t('waitFor', { duration: durationWords(step.configuration.amount, step.configuration.unit)[locale] });
      case 'CONDITION':
        return t('branches', { count: step.configuration.branches.length });
      case 'ADD_TAG':
        return step.configuration.tag === '' ? t('noTag') : t('addTag', { tag: step.configuration.tag });
      case 'REMOVE_TAG':
        return step.configuration.tag === '' ? t('noTag') : t('removeTag', { tag: step.configuration.tag });
      case 'UPDATE_FIELD':
        return update(step.configuration);
    }
  };
}

/** A step's own name, or what its type is called. */
export function useStepTitle(): (step: Pick<Step, 'name' | 'type'>) => string {
  const labels = useTranslations('labels');
  return ({ name, type }) => name || labels(`stepType.${type}`);
}
