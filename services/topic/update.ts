import { eq } from 'drizzle-orm';
import { topics } from '../../db/schema';
import { invalid } from '../../domain/error/failure';
import type { UpdateTopic } from '../../domain/topic/schema';
import type { Topic } from '../../domain/topic/topic';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getTopicInOrganization, presentTopic } from './load';

/** Changes the fields sent. @throws Failure NOT_FOUND; VALIDATION_FAILED for another key. */
export async function updateTopic({
  ctx,
  input: { topicId, key, ...change },
}: ServiceCall<UpdateTopic & { readonly topicId: string }>): Promise<Topic> {
  return ctx.db.transaction(async (tx) => {
    const before = await getTopicInOrganization(ctx, topicId, { tx, lock: true });
    if (key !== undefined && key !== before.key) throw invalid([{ path: 'key', message: keyStays[ctx.locale] }]);
    const [row = before] = await tx
      .update(topics)
      .set({ ...change, updatedAt: ctx.now() })
      .where(eq(topics.id, before.id))
      .returning();
    await recordChange(ctx, tx, {
      action: 'topic.updated',
      entity: { type: 'topic', id: row.id },
      before: { name: before.name, description: before.description, position: before.position },
      after: { name: row.name, description: row.description, position: row.position },
    });
    return presentTopic(row);
  });
}

const keyStays = {
  en: 'The key of a topic stays as it is: segments and programs name the topic by it. Change its name instead.',
  fr: "La clé d'un thème ne change pas : les segments et les programmes le nomment par elle. Changez plutôt son nom.",
};
