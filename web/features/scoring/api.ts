'use client';

import { useQuery } from '@tanstack/react-query';
import type { Client } from '../../../api/client';
import { useApi } from '../../client/api-context';
import { useChange } from '../../client/use-change';

type ScoringCalls = Client['scoring'];

/** While every score is computed anew, one wants to see it end. */
const WATCHED_MS = 3_000;

export function useScoring() {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'scoring'],
    queryFn: () => client.scoring.get(),
    refetchInterval: ({ state }) => (state.data?.recomputing === true ? WATCHED_MS : false),
  });
}

/** The rules with their holders, which a pass under way is still counting. */
export function useRules(recomputing: boolean) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'scoring', 'rules', recomputing],
    queryFn: () => client.scoring.rules(),
    refetchInterval: recomputing ? WATCHED_MS : false,
    placeholderData: (before) => before,
  });
}

const SCORES_REFRESH_MS = 15_000;

export function useContactScores(contactId: string) {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'contacts', contactId, 'scores'],
    queryFn: () => client.scoring.ofContact(contactId),
    refetchInterval: SCORES_REFRESH_MS,
  });
}

export function useUpdateScoring(says: string) {
  return useChange({
    run: (client, body: Parameters<ScoringCalls['update']>[0]) => client.scoring.update(body),
    touches: ['scoring'],
    says,
    quiet: true,
  });
}

export function useRecompute(says: string) {
  return useChange({ run: (client) => client.scoring.recompute(), touches: ['scoring'], says });
}

export function useCreateRule(says: string) {
  return useChange({
    run: (client, body: Parameters<ScoringCalls['createRule']>[0]) => client.scoring.createRule(body),
    touches: ['scoring'],
    says,
    quiet: true,
  });
}

interface RuleChange {
  readonly id: string;
  readonly change: Parameters<ScoringCalls['updateRule']>[1];
}

export function useUpdateRule(says: string) {
  return useChange({
    run: (client, { id, change }: RuleChange) => client.scoring.updateRule(id, change),
    touches: ['scoring'],
    says,
    quiet: true,
  });
}

/** Switching and moving show at once what they did, and need no words; a refusal does. */
export function useArrangeRule() {
  return useChange({
    run: (client, { id, change }: RuleChange) => client.scoring.updateRule(id, change),
    touches: ['scoring'],
  });
}

export function useRemoveRule(says: string) {
  return useChange({
    run: (client, id: string) => client.scoring.removeRule(id),
    touches: ['scoring'],
    says,
  });
}
