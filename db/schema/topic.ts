import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, updatedAt } from '../columns';
import { contacts } from './contact';
import { tenant } from './tenant';

/** What an organisation writes about, each subject to be switched on and off by itself. */
export const topics = pgTable(
  'topics',
  {
    id: id(),
    ...tenant(),
    /** What conditions call it; never changes, and is one's own in the whole organisation. */
    key: text('key').notNull(),
    name: text('name').notNull(),
    description: text('description'),
    position: integer('position').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex('topics_key').on(table.organizationId, table.key)],
);

/** The last word of a person on a topic; who never said anything has no row. */
export const contactTopics = pgTable(
  'contact_topics',
  {
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    topicId: uuid('topic_id')
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
    organizationId: uuid('organization_id').notNull(),
    subscribed: boolean('subscribed').notNull(),
    source: text('source').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.topicId] }),
    index('contact_topics_by_topic').on(table.topicId, table.subscribed, table.contactId),
    index('contact_topics_said').using('brin', table.at).with({ autosummarize: true, pages_per_range: 32 }),
  ],
);
