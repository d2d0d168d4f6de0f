'use client';

import { useLocale } from 'use-intl';
import type { SegmentCriteria } from '../../../domain/segment/criteria';
import { criteriaSentence } from '../../../domain/segment/sentence/sentence';
import { useContactFields, useSegments } from './api';

const MOST = 200;

/** Criteria as a sentence about a person ("lives in Lyon and …"); null when they cannot be asked yet. */
export function useCriteriaSentence(): (criteria: SegmentCriteria) => string | null {
  const locale = useLocale();
  const segments = useSegments({ limit: MOST });
  const fields = useContactFields();
  const names = {
    segments: new Map(segments.data?.items.map(({ id, name }) => [id, name])),
    campaigns: new Map<string, string>(),
    fields: new Map(
      fields.data?.items
        .filter(({ custom }) => custom)
        .map(({ field, label }) => [field.slice('customFields.'.length), label]),
    ),
  };
  return (criteria) => criteriaSentence(criteria, locale, names);
}
