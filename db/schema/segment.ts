import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { createdAt, id, instant, updatedAt } from '../columns';
import { contacts } from './contact';
import { tenant } from './tenant';

export const segments = pgTable(
  'segments',
  {
    id: id(),
    ...tenant(),
    name: text('name').notNull(),
    description: text('description'),
    dynamic: boolean('dynamic').notNull(),
    /** Null for a static segment, whose people are in `segment_members`. */
    criteria: jsonb('criteria').$type<SegmentCriteria>(),
    contactCount: integer('contact_count').notNull().default(0),
    lastUpdated: instant('last_updated'),
    /** Of all members, as the analytics found them last; null until then, and when the criteria have changed since. */
    averageEngagement: doublePrecision('average_engagement'),
    conversionRate: doublePrecision('conversion_rate'),
    tags: text('tags')
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index('segments_recent').on(table.organizationId, table.createdAt.desc())],
);

export const segmentMembers = pgTable(
  'segment_members',
  {
    segmentId: uuid('segment_id')
      .notNull()
      .references(() => segments.id, { onDelete: 'cascade' }),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    addedAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.segmentId, table.contactId] }),
    index('segment_members_by_contact').on(table.contactId),
    index('segment_members_added').using('brin', table.addedAt).with({ autosummarize: true, pages_per_range: 32 }),
  ],
);

/** How many people a segment held on each day of its organisation's calendar: the last whole count of the day. */
export const segmentSizes = pgTable(
  'segment_sizes',
  {
    segmentId: uuid('segment_id')
      .notNull()
      .references(() => segments.id, { onDelete: 'cascade' }),
    day: date('day', { mode: 'string' }).notNull(),
    count: integer('count').notNull(),
    countedAt: instant('counted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.segmentId, table.day] })],
);
