'use client';

import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { CampaignInput, Client, ListQuery } from '../../../api/client';
import type { Campaign, CampaignStatus } from '../../../domain/campaign/campaign';
import { exclusionReasons } from '../../../domain/message/message';
import { useApi } from '../../client/api-context';
import { useChange } from '../../client/use-change';

const FAST_MS = 1500;
const SLOW_MS = 6000;

const isMoving = (status: CampaignStatus): boolean => status === 'SENDING' || status === 'SCHEDULED';

/** How soon to look again: often while it is being sent, now and then while opens and clicks come in. */
const refreshMs = (campaign: Campaign | undefined): number | false => {
  if (!campaign || campaign.status === 'DRAFT' || campaign.status === 'CANCELLED') return false;
  return isMoving(campaign.status) ? FAST_MS : SLOW_MS;
};

export function useCampaigns(query: ListQuery) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'campaigns', 'list', query],
    queryFn: () => client.campaigns.list(query),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => isMoving(status)) ? 2500 : 15_000),
  });
}

export function useCampaign(id: string) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'campaigns', id],
    queryFn: () => client.campaigns.get(id),
    refetchInterval: ({ state }) => refreshMs(state.data),
  });
}

/** Who a draft would reach; counted anew whenever the draft is saved. */
export function useAudience(campaign: Campaign) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'campaigns', campaign.id, 'audience', campaign.updatedAt],
    queryFn: () => client.campaigns.audience(campaign.id),
    placeholderData: keepPreviousData,
  });
}

export function useRecipients(campaign: Campaign, query: ListQuery) {
  const { client, artistId } = useApi();
  return useQuery({
    // A list begun before the audience was chosen is out of date as soon as it is.
    queryKey: [artistId, 'campaigns', campaign.id, 'recipients', campaign.stats.recipients, campaign.status, query],
    queryFn: () => client.campaigns.recipients(campaign.id, query),
    placeholderData: keepPreviousData,
    refetchInterval: isMoving(campaign.status) ? 3000 : 15_000,
  });
}

/** How many were left out for each reason. */
export function useExclusions(campaign: Campaign) {
  const { client, artistId } = useApi();
  const answers = useQueries({
    queries: exclusionReasons.map((reason) => ({
      queryKey: [artistId, 'campaigns', campaign.id, 'excluded', reason, campaign.stats.excluded],
      queryFn: () => client.campaigns.recipients(campaign.id, { status: 'excluded', reason, limit: 1 }),
      enabled: campaign.stats.excluded > 0,
    })),
  });
  return exclusionReasons
    .map((reason, index) => ({ reason, count: answers[index]?.data?.total ?? 0 }))
    .filter(({ count }) => count > 0);
}

export function useCreateCampaign() {
  return useChange({
    run: (client, body: CampaignInput) => client.campaigns.create(body),
    touches: ['campaigns'],
    quiet: true,
  });
}

/** Saves a draft as it is edited; the form shows a refusal itself. */
export function useSaveCampaign(id: string) {
  return useChange({
    run: (client, body: Partial<CampaignInput>) => client.campaigns.update(id, body),
    touches: ['campaigns'],
    quiet: true,
  });
}

type CampaignVerb = 'pause' | 'resume' | 'cancel' | 'remove' | 'resend';

/** One act on a campaign. */
export function useCampaignAct(verb: CampaignVerb, says: string) {
  return useChange({
    run: async (client: Client, id: string): Promise<unknown> => client.campaigns[verb](id),
    touches: ['campaigns'],
    says,
  });
}

export function useDuplicateCampaign(says: string) {
  return useChange({ run: (client, id: string) => client.campaigns.duplicate(id), touches: ['campaigns'], says });
}

export function useScheduleCampaign(id: string) {
  return useChange({
    run: (client, body: Parameters<Client['campaigns']['schedule']>[1]) => client.campaigns.schedule(id, body),
    touches: ['campaigns'],
    quiet: true,
  });
}

export function useTestCampaign(id: string) {
  return useChange({
    run: (client, body: Parameters<Client['campaigns']['test']>[1]) => client.campaigns.test(id, body),
    touches: [],
    quiet: true,
  });
}

/** Puts the words of a template in place of the draft's own. */
export function useTakeTemplate(id: string) {
  return useChange({
    run: (client, templateId: string) => client.campaigns.update(id, { templateId }),
    touches: ['campaigns'],
  });
}

export function useLaunchCampaign(id: string) {
  return useChange({ run: (client) => client.campaigns.send(id), touches: ['campaigns'], quiet: true });
}
