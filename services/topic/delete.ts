import { and, eq, inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { campaigns, topics } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { findNaming } from '../segment/find-naming';
import type { TopicRow } from './load';
import { getTopicInOrganization } from './load';

/** Deletes a topic and what people said of it. @throws Failure NOT_FOUND; INVALID_STATE while something asks it. */
export async function deleteTopic({ ctx, input }: ServiceCall<{ readonly topicId: string }>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const topic = await getTopicInOrganization(ctx, input.topicId, { tx, lock: true });
    const users = await namesOfUsers(ctx, tx, topic);
    if (users.length > 0) throw failure('INVALID_STATE', { message: inUse(users.join(', ')) });
    await tx.delete(topics).where(eq(topics.id, topic.id));
    const entity = { type: 'topic', id: topic.id };
    await recordChange(ctx, tx, { action: 'topic.deleted', entity, before: { key: topic.key, name: topic.name } });
  });
}

/** What has conditions that name the topic, and the campaigns about it that are not all sent. */
async function namesOfUsers(ctx: ServiceContext, tx: Database, { id, key }: TopicRow): Promise<readonly string[]> {
  const names = (document: SQL) => sql`strpos(${document}::text, ${`"topic.${key}"`}) > 0`;
  const [naming, about] = await Promise.all([
    findNaming(ctx, tx, names),
    tx
      .select({ name: campaigns.name })
      .from(campaigns)
      .where(
        and(
          eq(campaigns.organizationId, ctx.organizationId),
          inArray(campaigns.status, ['DRAFT', 'SCHEDULED', 'SENDING', 'PAUSED']),
          sql`${campaigns.settings} ->> 'topicId' = ${id}`,
        ),
      ),
  ]);
  return [...naming.segments, ...naming.automations, ...naming.leadRules, ...about].map(({ name }) => name);
}

const inUse = (names: string) => ({
  en: `The topic is in use: ${names}. Take it out there first.`,
  fr: `Le thème est utilisé : ${names}. Retirez-le d'abord de là.`,
});
