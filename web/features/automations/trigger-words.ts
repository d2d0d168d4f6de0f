'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { Trigger } from '../../../domain/automation/definition';
import { durationWords } from '../../../domain/automation/duration';

/** What lets people in, in words. */
export function useTriggerWords(): (trigger: Trigger) => string {
  const t = useTranslations('automations');
  const locale = useLocale();
  return (trigger) => {
    const delay = trigger.delay ? `, ${t('after', { duration: durationWords(trigger.delay, 'MINUTES')[locale] })}` : '';
    return `${wordsOf(trigger)}${delay}`;
  };

  function wordsOf(trigger: Trigger): string {
    switch (trigger.type) {
      case 'CONTACT_CREATED': {
        const { source } = trigger.configuration;
        return source ? t('triggers.CONTACT_CREATED_SOURCE', { source }) : t('triggers.CONTACT_CREATED');
      }
      case 'EVENT': {
        const { name } = trigger.configuration;
        return name === '' ? t('triggers.EVENT_UNNAMED') : t('triggers.EVENT', { name });
      }
    }
  }
}
