'use client';

import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../client/api-context';

const REFRESH_MS = 10_000;

/** How many there are, from a list of one: the lists say their totals. */
function useTotal(noun: 'contacts' | 'campaigns' | 'automations' | 'segments', status?: string): number | undefined {
  const { client, artistId } = useApi();
  const { data } = useQuery({
    queryKey: [artistId, noun, 'total', status],
    queryFn: async (): Promise<number> => (await client[noun].list({ limit: 1, status })).total,
    refetchInterval: REFRESH_MS,
  });
  return data;
}

export function useTotals() {
  return {
    contacts: useTotal('contacts'),
    activeContacts: useTotal('contacts', 'active'),
    campaigns: useTotal('campaigns'),
    sendingCampaigns: useTotal('campaigns', 'SENDING'),
    automations: useTotal('automations'),
    liveAutomations: useTotal('automations', 'ACTIVE'),
    segments: useTotal('segments'),
  };
}
