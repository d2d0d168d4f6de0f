import type { Topic } from '../../domain/topic/topic';
import type { ServiceCall } from '../context';
import { getTopicInOrganization, presentTopic } from './load';

/** @throws Failure NOT_FOUND */
export const getTopic = async ({ ctx, input }: ServiceCall<{ readonly topicId: string }>): Promise<Topic> =>
  presentTopic(await getTopicInOrganization(ctx, input.topicId));
