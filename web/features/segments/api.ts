'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ListQuery, SegmentInput } from '../../../api/client';
import { useApi } from '../../client/api-context';
import { useChange } from '../../client/use-change';

export function useSegments(query: ListQuery) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'segments', 'list', query],
    queryFn: () => client.segments.list(query),
    placeholderData: keepPreviousData,
  });
}

export function useSegment(id: string) {
  const { client, artistId } = useApi();
  return useQuery({ queryKey: [artistId, 'segments', id], queryFn: () => client.segments.get(id) });
}

export function useSegmentMembers(id: string, query: ListQuery) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'segments', id, 'members', query],
    queryFn: () => client.segments.contacts(id, query),
    placeholderData: keepPreviousData,
  });
}

/** The fields a condition may ask about: the built-in ones and the organisation's own. */
export function useContactFields() {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'contacts', 'fields'],
    queryFn: () => client.contacts.fields(),
    staleTime: 60_000,
  });
}

export function useCreateSegment(says: string) {
  return useChange({
    run: (client, body: SegmentInput) => client.segments.create(body),
    touches: ['segments'],
    says,
    quiet: true,
  });
}

export function useUpdateSegment(id: string, says: string) {
  return useChange({
    run: (client, body: Partial<SegmentInput>) => client.segments.update(id, body),
    touches: ['segments'],
    says,
    quiet: true,
  });
}

export function useRemoveSegment(says: string) {
  return useChange({ run: (client, id: string) => client.segments.remove(id), touches: ['segments'], says });
}
