'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ListQuery } from '../../../api/client';
import { useApi } from '../../client/api-context';
import { useChange } from '../../client/use-change';

export function useEnrolments(automationId: string, query: ListQuery) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'enrolments', 'list', automationId, query],
    queryFn: () => client.automations.enrolments(automationId, query),
    placeholderData: keepPreviousData,
    refetchInterval: 4000,
  });
}

/** One walk, read again while it goes on. */
export function useEnrolment(id: string) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'enrolments', id],
    queryFn: () => client.enrolments.get(id),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.endedAt === null ? 1500 : false),
  });
}

export function useEnrolmentAct(verb: 'skip' | 'exit' | 'retry', says: string) {
  return useChange({
    run: (client, id: string) => client.enrolments[verb](id),
    touches: ['enrolments', 'automations'],
    says,
  });
}
