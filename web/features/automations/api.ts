'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AutomationInput, Client, ListQuery } from '../../../api/client';
import { useApi } from '../../client/api-context';
import { useChange } from '../../client/use-change';

const LIVE_MS = 3000;

export function useAutomations(query: ListQuery) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'automations', 'list', query],
    queryFn: () => client.automations.list(query),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}

/** An automation with its live counts. */
export function useAutomation(id: string) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'automations', id],
    queryFn: () => client.automations.get(id),
    refetchInterval: ({ state }) => (state.data?.publishedVersion === null ? false : LIVE_MS),
  });
}

export function useCreateAutomation(says: string) {
  return useChange({
    run: (client, body: AutomationInput) => client.automations.create(body),
    touches: ['automations'],
    says,
    quiet: true,
  });
}

export function useUpdateAutomation(id: string, says: string) {
  return useChange({
    run: (client, body: Partial<AutomationInput>) => client.automations.update(id, body),
    touches: ['automations'],
    says,
  });
}

export function useAutomationAct(verb: 'activate' | 'pause' | 'resume' | 'archive' | 'duplicate', says: string) {
  return useChange({
    run: (client, id: string) => client.automations[verb](id),
    touches: ['automations', 'enrolments'],
    says,
    quiet: verb === 'activate',
  });
}

export function useEnrol(id: string) {
  return useChange({
    run: (client, body: Parameters<Client['automations']['enrol']>[1]) => client.automations.enrol(id, body),
    touches: ['automations', 'enrolments'],
    quiet: true,
  });
}
