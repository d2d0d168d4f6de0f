import { date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant } from '../columns';
import { contacts } from './contact';
import { segments } from './segment';

/** A dynamic segment whose members are kept, because an active automation waits for who enters or leaves it. */
export const keptSegments = pgTable(
  'kept_segments',
  {
    segmentId: uuid('segment_id')
      .primaryKey()
      .references(() => segments.id, { onDelete: 'cascade' }),
    organizationId: uuid('organization_id').notNull(),
    /** Of the definitions that the members answer: its own and those of the segments it names. Null before the first. */
    digest: text('digest'),
    /** The organisation's day on which everybody was last asked. */
    day: date('day', { mode: 'string' }),
    /** Everything that was committed before this instant is in the members. */
    watermark: instant('watermark'),
    refreshedAt: instant('refreshed_at'),
    /** When asking last failed, and in which words; null once it has gone well. */
    failedAt: instant('failed_at'),
    failure: text('failure'),
    createdAt: createdAt(),
  },
  (table) => [index('kept_segments_by_organization').on(table.organizationId)],
);

/** Who was in a kept segment when it was last refreshed. A send never asks here: it asks the question anew. */
export const keptMembers = pgTable(
  'kept_members',
  {
    segmentId: uuid('segment_id')
      .notNull()
      .references(() => keptSegments.segmentId, { onDelete: 'cascade' }),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    enteredAt: instant('entered_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.segmentId, table.contactId] }),
    /** Both columns, so that a refresh reads the index alone. */
    index('kept_members_by_contact').on(table.contactId, table.segmentId),
  ],
);

/** Contacts to be asked again later today, because an instant that a kept segment compares with now is yet to come. */
export const keptDues = pgTable(
  'kept_dues',
  {
    segmentId: uuid('segment_id')
      .notNull()
      .references(() => keptSegments.segmentId, { onDelete: 'cascade' }),
    contactId: uuid('contact_id').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.segmentId, table.contactId] }),
    index('kept_dues_in_time').on(table.segmentId, table.dueAt),
  ],
);

/** Contacts of whom something was taken away that has left no row behind to tell of it; forgotten after two days. */
export const contactTouches = pgTable(
  'contact_touches',
  {
    organizationId: uuid('organization_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    at: createdAt(),
  },
  (table) => [index('contact_touches_recent').on(table.organizationId, table.at)],
);
