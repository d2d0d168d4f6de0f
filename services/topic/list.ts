import { and, asc, sql } from 'drizzle-orm';
import { topics } from '../../db/schema';
import type { ListTopics } from '../../domain/topic/schema';
import type { Topic } from '../../domain/topic/topic';
import type { ServiceCall } from '../context';
import type { Page } from '../list';
import { presentTopic, visibleTopics } from './load';

/** The topics in the order in which people see them: all on one page, as an organisation has few. */
export async function listTopics({ ctx, input: { q = '' } }: ServiceCall<ListTopics>): Promise<Page<Topic>> {
  const named = sql`strpos(fermata_fold(${topics.name}), fermata_fold(${q}::text)) > 0`;
  const rows = await ctx.db
    .select()
    .from(topics)
    .where(and(visibleTopics(ctx), q === '' ? undefined : named))
    .orderBy(asc(topics.position), asc(topics.id));
  return { items: rows.map(presentTopic), nextCursor: null, total: rows.length };
}
