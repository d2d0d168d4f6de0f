import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { SegmentCriteria } from '../../../domain/segment/criteria';
import type { Names } from '../../../domain/segment/sentence/names';
import { stepKey } from '../../../domain/segment/sentence/names';
import { criteriaSentence } from '../../../domain/segment/sentence/sentence';
import { useApi } from '../../client/api-context';
import { holdTogether } from '../../i18n/french-spaces';
import { useCatalogue, useListed } from './builder/catalogue';

const MOST = 200;
const FRESH_MS = 60_000;

/** Criteria as a sentence about a person ("lives in Lyon and …"); null when they cannot be asked yet. */
export function useCriteriaSentence(): (criteria: SegmentCriteria) => string | null {
  const locale = useLocale();
  const names = useNames();
  return (criteria) => {
    const sentence = criteriaSentence(criteria, locale, names);
    return sentence === null ? null : holdTogether(sentence);
  };
}

const everyone: SegmentCriteria = { logic: 'AND', conditions: [] };

/** Whom criteria hold for ("A contact who lives in Lyon", "Everyone"); null when they cannot be asked yet. */
export function useWhoWords(): (criteria: SegmentCriteria) => string | null {
  const t = useTranslations('segments');
  const sentenceOf = useCriteriaSentence();
  return (criteria) => {
    const sentence = sentenceOf(criteria);
    if (sentence === null) return null;
    return sentence === sentenceOf(everyone) ? t('everyone') : t('personWho', { sentence });
  };
}

/** What the organisation calls that which criteria know by id or by key. */
function useNames(): Names {
  const { fields } = useCatalogue();
  const { data: segments } = useListed('segment', '', true);
  const { data: campaigns } = useListed('campaign', '', true);
  const { data: flows } = useFlows();
  return useMemo(() => {
    const labels = (prefix: string) =>
      new Map(
        [...fields.values()]
          .filter(({ field }) => field.startsWith(prefix))
          .map(({ field, label }) => [field.slice(prefix.length), label]),
      );
    return {
      segments: new Map(segments?.map(({ value, label }) => [value, label])),
      campaigns: new Map(campaigns?.map(({ value, label }) => [value, label])),
      fields: labels('customFields.'),
      topics: labels('topic.'),
      automations: new Map(flows?.map(({ id, name }) => [id, name])),
      steps: new Map(
        flows?.flatMap(({ id: flow, steps }) => steps.map(({ id, name }) => [stepKey(flow, id), name ?? id] as const)),
      ),
    };
  }, [fields, segments, campaigns, flows]);
}

function useFlows() {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'automations', 'named'],
    queryFn: async () => (await client.automations.list({ limit: MOST })).items,
    staleTime: FRESH_MS,
  });
}
