'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Client } from '../../../api/client';
import { useApi } from '../../client/api-context';
import { useChange } from '../../client/use-change';

export function useSegmentAnalytics(id: string) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'segments', id, 'analytics'],
    queryFn: () => client.segments.analytics(id),
    placeholderData: keepPreviousData,
    // Many statements over all members: not again each time the page is come back to.
    staleTime: 60_000,
  });
}

/** What asks the segment, or will ask it again. */
export function useSegmentUsage(id: string) {
  const { client, artistId } = useApi();
  return useQuery({ queryKey: [artistId, 'segments', id, 'usage'], queryFn: () => client.segments.usage(id) });
}

/** Which conditions of the segment hold for a contact; asked once one is chosen. */
export function useWhyContact(id: string, contactId: string | null) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'segments', id, 'why', contactId],
    queryFn: () => client.segments.whyContact(id, contactId ?? ''),
    enabled: contactId !== null,
  });
}

export function useChangeMembers(id: string, says: string) {
  return useChange({
    run: (client, body: Parameters<Client['segments']['changeMembers']>[1]) => client.segments.changeMembers(id, body),
    touches: ['segments'],
    says,
  });
}

/** A snapshot of the members as they are now, or a copy of the same kind. */
export function useCopySegment(kind: 'snapshot' | 'duplicate', says: string) {
  return useChange({ run: (client, id: string) => client.segments[kind](id), touches: ['segments'], says });
}
