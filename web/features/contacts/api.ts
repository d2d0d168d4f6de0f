'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useApi } from '../../client/api-context';
import type { Client, ListQuery } from '../../../api/client';
import { useChange } from '../../client/use-change';

export function useContacts(query: ListQuery) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'contacts', 'list', query],
    queryFn: () => client.contacts.list(query),
    placeholderData: keepPreviousData,
  });
}

export function useContact(id: string) {
  const { client, artistId } = useApi();
  return useQuery({ queryKey: [artistId, 'contacts', id], queryFn: () => client.contacts.get(id) });
}

const TIMELINE_PAGE = 30;

/** A contact's timeline, newest first; read again every few seconds, since clicks arrive while one looks. */
export function useTimeline(id: string) {
  const { client, artistId } = useApi();
  return useInfiniteQuery({
    queryKey: [artistId, 'contacts', id, 'events'],
    queryFn: ({ pageParam }) =>
      client.contacts.events(id, { limit: TIMELINE_PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 8000,
  });
}

export function useConsents(id: string) {
  const { client, artistId } = useApi();
  return useQuery({ queryKey: [artistId, 'contacts', id, 'consents'], queryFn: () => client.contacts.consents(id) });
}

export function useCreateContact() {
  return useChange({
    run: (client, body: Parameters<Client['contacts']['create']>[0]) => client.contacts.create(body),
    touches: ['contacts', 'segments'],
    quiet: true,
  });
}

export function useUpdateContact(id: string, says: string) {
  return useChange({
    run: (client, body: Parameters<Client['contacts']['update']>[1]) => client.contacts.update(id, body),
    touches: ['contacts', 'segments'],
    says,
  });
}

export function useAddConsent(id: string, says: string) {
  return useChange({
    run: (client, body: Parameters<Client['contacts']['addConsent']>[1]) => client.contacts.addConsent(id, body),
    touches: ['contacts'],
    says,
  });
}

export function useEraseContact(says: string) {
  return useChange({
    run: (client, id: string) => client.contacts.erase(id),
    touches: [],
    says,
  });
}
