'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ApiProblem } from '../../../../api/client';
import type { SegmentCriteria } from '../../../../domain/segment/criteria';
import { readCriteria } from '../../../../domain/segment/read-criteria';
import { useApi } from '../../../client/api-context';
import { useSettled } from '../../../client/use-settled';
import { missingIn } from './condition';
import { isGroup, toQuery } from './query';
import { itemsOf } from './tree';

const PAUSE_MS = 350;
const FRESH_MS = 30_000;
const everyone: SegmentCriteria = { logic: 'AND', conditions: [] };

/** How many conditions have yet to be filled in. */
function countMissing(criteria: SegmentCriteria): number {
  const rows = [...itemsOf(toQuery(criteria, () => ''))];
  return rows.filter(({ item }) => !isGroup(item) && missingIn(item) !== null).length;
}

/** Whether criteria can be asked and saved: every condition is complete and makes sense. */
export const isComplete = (criteria: SegmentCriteria): boolean =>
  countMissing(criteria) === 0 && readCriteria(criteria).faults.length === 0;

/**
 * How many people criteria hold for, asked once the hand pauses. An answer to what is no longer asked is dropped: each
 * question has a key of its own. Where counting takes long an estimate comes first, and the exact number after it.
 */
export function useAudience(criteria: SegmentCriteria) {
  const { client, artistId } = useApi();
  const settled = useSettled(criteria, PAUSE_MS);
  const missing = useMemo(() => countMissing(criteria), [criteria]);
  const isAsked = isComplete(settled);
  const key = [artistId, 'segments', 'size', settled];
  const quick = useQuery({
    queryKey: [...key, 'estimate'],
    queryFn: () => client.segments.size(settled, { estimate: true }),
    enabled: isAsked,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const isEstimate = quick.data?.exact === false && !quick.isPlaceholderData;
  const exact = useQuery({
    queryKey: key,
    queryFn: () => client.segments.size(settled),
    enabled: isAsked && isEstimate,
    staleTime: FRESH_MS,
    retry: false,
  });
  const all = useQuery({
    queryKey: [artistId, 'segments', 'size', everyone],
    queryFn: () => client.segments.size(everyone),
    staleTime: FRESH_MS,
  });
  const error = isAsked ? (quick.error ?? exact.error) : null;
  return {
    /** Null until something can be counted. */
    size: isAsked || quick.isPlaceholderData ? (exact.data ?? quick.data ?? null) : null,
    total: all.data?.count ?? null,
    missing,
    error,
    isCounting: settled !== criteria || quick.isFetching || exact.isFetching,
    /** What was counted: the criteria once they rest. */
    settled,
    isAsked,
    /** What the server refused, by path. */
    faults: useMemo(() => (error instanceof ApiProblem ? error.details : []), [error]),
  };
}

export type AudienceState = ReturnType<typeof useAudience>;

/** The first people that criteria hold for, each with why. */
export function useSample(criteria: SegmentCriteria, enabled: boolean) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'segments', 'preview', criteria],
    queryFn: () => client.segments.preview(criteria),
    enabled,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
