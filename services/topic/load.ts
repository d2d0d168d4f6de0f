import { and, eq, isNull, or } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { topics } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import { isUuid } from '../../domain/identity/uuid';
import type { Topic } from '../../domain/topic/topic';
import type { ServiceContext } from '../context';

export type TopicRow = typeof topics.$inferSelect;

type Scope = Pick<ServiceContext, 'organizationId' | 'artistId'>;

/** The topics of the tenant; in a workspace, its own and those of the whole organisation. */
export const visibleTopics = ({ organizationId, artistId }: Scope): SQL | undefined =>
  and(
    eq(topics.organizationId, organizationId),
    artistId === null ? undefined : or(isNull(topics.artistId), eq(topics.artistId, artistId)),
  );

/** @throws Failure NOT_FOUND when the id is unknown, or of another tenant or workspace. */
export async function getTopicInOrganization(
  ctx: ServiceContext,
  topicId: string,
  { tx = ctx.db, lock = false }: { readonly tx?: Database; readonly lock?: boolean } = {},
): Promise<TopicRow> {
  if (!isUuid(topicId)) throw failure('NOT_FOUND');
  const query = tx
    .select()
    .from(topics)
    .where(and(visibleTopics(ctx), eq(topics.id, topicId)));
  const [row] = await (lock ? query.for('update') : query);
  if (!row) throw failure('NOT_FOUND');
  return row;
}

/** A row as the API shows it. */
export const presentTopic = ({ createdAt, updatedAt, ...row }: TopicRow): Topic => ({
  ...row,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
