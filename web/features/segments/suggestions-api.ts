'use client';

import { useQuery } from '@tanstack/react-query';
import type { SegmentCriteria } from '../../../domain/segment/criteria';
import { useApi } from '../../client/api-context';

export interface AudienceTarget {
  readonly min?: number;
  readonly max?: number;
}

/** Counting every candidate takes a while: an answer is kept for as long as the page is likely to be looked at. */
const FRESH_MS = 60_000;

/** How criteria could be changed; without a target, by the organisation's limits. */
export function useSuggestions(criteria: SegmentCriteria, target: AudienceTarget | undefined) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'segments', 'suggestions', criteria, target ?? null],
    queryFn: () => client.segments.suggestions(criteria, target),
    staleTime: FRESH_MS,
    retry: false,
  });
}
