import { and, eq } from 'drizzle-orm';
import { topics } from '../../db/schema';
import type { CampaignSettings } from '../../domain/campaign/campaign';
import { invalid } from '../../domain/error/failure';
import type { ServiceContext } from '../context';
import { visibleTopics } from '../topic/load';

/** @throws VALIDATION_FAILED at `settings.topicId` for a topic that is not there. */
export async function assertTopic(ctx: ServiceContext, settings: CampaignSettings | undefined): Promise<void> {
  const topicId = settings?.topicId;
  if (topicId === undefined) return;
  const isThere = await ctx.db.$count(topics, and(visibleTopics(ctx), eq(topics.id, topicId)));
  if (isThere === 0) throw invalid([{ path: 'settings.topicId', message: noTopic[ctx.locale] }]);
}

const noTopic = {
  en: 'There is no such topic. Choose another, or none.',
  fr: "Ce thème n'existe pas. Choisissez-en un autre, ou aucun.",
};
