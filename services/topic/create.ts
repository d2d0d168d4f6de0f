import { eq, sql } from 'drizzle-orm';
import { topics } from '../../db/schema';
import { invalid } from '../../domain/error/failure';
import type { CreateTopic } from '../../domain/topic/schema';
import type { Topic } from '../../domain/topic/topic';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { presentTopic } from './load';

/** Adds a topic, after the others unless its place is given. @throws Failure VALIDATION_FAILED for a key that is taken. */
export async function createTopic({ ctx, input }: ServiceCall<CreateTopic>): Promise<Topic> {
  const { key, name, description = null, position } = input;
  return ctx.db.transaction(async (tx) => {
    const next = sql<number>`(select coalesce(max(${topics.position}) + 1, 0) from ${topics}
      where ${eq(topics.organizationId, ctx.organizationId)})`;
    const [row] = await tx
      .insert(topics)
      .values({
        organizationId: ctx.organizationId,
        artistId: ctx.artistId,
        key,
        name,
        description,
        position: position ?? next,
        createdAt: ctx.now(),
        updatedAt: ctx.now(),
      })
      .onConflictDoNothing({ target: [topics.organizationId, topics.key] })
      .returning();
    if (!row) throw invalid([{ path: 'key', message: taken[ctx.locale] }]);
    const entity = { type: 'topic', id: row.id };
    await recordChange(ctx, tx, { action: 'topic.created', entity, after: { key, name } });
    return presentTopic(row);
  });
}

const taken = {
  en: 'Your organisation has a topic with this key already. Choose another.',
  fr: 'Votre organisation a déjà un thème avec cette clé. Choisissez-en une autre.',
};
