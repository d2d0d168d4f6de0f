import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contactTopics, topics } from '../../db/schema';
import { invalid } from '../../domain/error/failure';
import type { ContactTopics } from '../../domain/topic/schema';
import type { TopicState } from '../../domain/topic/topic';
import { recordChange } from '../audit/record-change';
import type { ContactRow } from '../contact/load';
import { getContactInOrganization } from '../contact/load';
import type { ServiceCall } from '../context';
import { recordTopics } from './record';

interface Answer {
  readonly topics: readonly TopicState[];
}

/** What a contact said of each topic that concerns them. @throws Failure NOT_FOUND */
export async function getContactTopics({ ctx, input }: ServiceCall<{ readonly contactId: string }>): Promise<Answer> {
  const contact = await getContactInOrganization(ctx, input.contactId);
  return { topics: await topicsOf(ctx.db, contact) };
}

/**
 * Writes down what a contact said of topics, as somebody of the team was told; topics not named stay as they are.
 * @throws Failure NOT_FOUND; VALIDATION_FAILED at `topics.N.key` for one that does not concern the contact.
 */
export async function setContactTopics({
  ctx,
  input: { contactId, topics: said, source },
}: ServiceCall<ContactTopics & { readonly contactId: string }>): Promise<Answer> {
  return ctx.db.transaction(async (tx) => {
    const contact = await getContactInOrganization(ctx, contactId, { tx, lock: true });
    const ids = new Map((await topicsOf(tx, contact)).map(({ key, topicId }) => [key, topicId]));
    const unknown = said.flatMap(({ key }, index) => (ids.has(key) ? [] : [index]));
    if (unknown.length > 0) {
      throw invalid(unknown.map((index) => ({ path: `topics.${index}.key`, message: noTopic[ctx.locale] })));
    }
    const last = new Map(said.map(({ key, subscribed }) => [key, subscribed]));
    const { organizationId, artistId } = contact;
    const changed = await recordTopics(tx, {
      organizationId,
      artistId,
      contactId,
      source,
      at: ctx.now(),
      choices: [...last].map(([key, subscribed]) => ({ topicId: ids.get(key) ?? '', key, subscribed })),
    });
    if (changed.length > 0) {
      const after = Object.fromEntries(changed.map((key) => [key, last.get(key) === true]));
      const entity = { type: 'contact', id: contactId };
      await recordChange(ctx, tx, { action: 'contact.topics_changed', entity, after: { topics: after, source } });
    }
    return { topics: await topicsOf(tx, contact) };
  });
}

/** The topics of the organisation and of the contact's workspace, in their order, with what the contact said. */
export async function topicsOf(
  db: Database,
  { id, organizationId, artistId }: Pick<ContactRow, 'id' | 'organizationId' | 'artistId'>,
): Promise<readonly TopicState[]> {
  const rows = await db
    .select({ topic: topics, said: contactTopics })
    .from(topics)
    .leftJoin(contactTopics, and(eq(contactTopics.topicId, topics.id), eq(contactTopics.contactId, id)))
    .where(
      and(
        eq(topics.organizationId, organizationId),
        artistId === null ? isNull(topics.artistId) : or(isNull(topics.artistId), eq(topics.artistId, artistId)),
      ),
    )
    .orderBy(asc(topics.position), asc(topics.id));
  return rows.map(({ topic, said }) => ({
    topicId: topic.id,
    key: topic.key,
    name: topic.name,
    description: topic.description,
    subscribed: said?.subscribed ?? null,
    source: said?.source ?? null,
    at: said?.at.toISOString() ?? null,
  }));
}

const noTopic = {
  en: 'There is no such topic for this contact.',
  fr: "Ce thème n'existe pas pour ce contact.",
};
