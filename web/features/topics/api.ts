'use client';

import { useQuery } from '@tanstack/react-query';
import type { Client } from '../../../api/client';
import type { Topic } from '../../../domain/topic/topic';
import { useApi } from '../../client/api-context';
import { useChange } from '../../client/use-change';

type TopicCalls = Client['topics'];

/** What people can switch on and off by itself, in the order in which they see it. */
export function useTopics() {
  const { client, artistId } = useApi();
  return useQuery({ queryKey: [artistId, 'topics'], queryFn: () => client.topics.list() });
}

export function useCreateTopic(says: string) {
  return useChange({
    run: (client, body: Parameters<TopicCalls['create']>[0]) => client.topics.create(body),
    touches: ['topics'],
    says,
    quiet: true,
  });
}

interface TopicChange {
  readonly id: string;
  readonly change: Parameters<TopicCalls['update']>[1];
}

export function useUpdateTopic(says: string) {
  return useChange({
    run: (client, { id, change }: TopicChange) => client.topics.update(id, change),
    touches: ['topics'],
    says,
    quiet: true,
  });
}

export function useRemoveTopic(says: string) {
  return useChange({ run: (client, id: string) => client.topics.remove(id), touches: ['topics'], says });
}

/** Gives the topics the places in which they stand in the list. */
export function useReorderTopics(says: string) {
  return useChange({
    run: async (client, topics: readonly Topic[]) => {
      const moved = [...topics.entries()].filter(([position, topic]) => topic.position !== position);
      for (const [position, { id }] of moved) await client.topics.update(id, { position });
    },
    touches: ['topics'],
    says,
  });
}
