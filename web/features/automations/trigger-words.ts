'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { Trigger } from '../../../domain/automation/definition';
import { durationWords } from '../../../domain/automation/duration';
import { useFieldName } from '../contacts/field-name';
import { useSegments } from '../segments/api';

const MOST_SEGMENTS = 200;

/** The segments that a trigger may watch; one list for the whole page. */
export const useWatchableSegments = () => useSegments({ limit: MOST_SEGMENTS });

/** What lets people in, in words. */
export function useTriggerWords(): (trigger: Trigger) => string {
  const t = useTranslations('automations');
  const locale = useLocale();
  const fieldName = useFieldName();
  const segments = useWatchableSegments();
  const segmentName = (id: string): string => {
    if (id === '') return t('triggers.noSegment');
    return segments.data?.items.find((segment) => segment.id === id)?.name ?? '…';
  };
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
      case 'SEGMENT_ENTERED':
      case 'SEGMENT_LEFT':
        return t(`triggers.${trigger.type}`, { segment: segmentName(trigger.configuration.segmentId) });
      case 'SCORE_CHANGED': {
        const { score, above, below } = trigger.configuration;
        const named = fieldName(score);
        if (above !== undefined) return t('triggers.SCORE_ABOVE', { score: named, threshold: above });
        if (below !== undefined) return t('triggers.SCORE_BELOW', { score: named, threshold: below });
        return t('triggers.SCORE_CHANGED', { score: named });
      }
    }
  }
}
