import { sql } from 'drizzle-orm';
import { bigserial, index, jsonb, numeric, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { EventProperties } from '../../domain/event/event';
import { createdAt, instant } from '../columns';
import { tenant } from './tenant';

/** All that a contact did or that was done to them: append-only, partitioned by month of `occurred_at`. */
export const contactEvents = pgTable(
  'contact_events',
  {
    id: uuid('id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    name: text('name').notNull(),
    properties: jsonb('properties')
      .$type<EventProperties>()
      .notNull()
      .default(sql`'{}'`),
    /** The property of that name where it is a number: what is asked of purchases most, in a form an index can hold. */
    amount: numeric('amount').generatedAlwaysAs(
      sql`case when jsonb_typeof(properties -> 'amount') = 'number' then (properties -> 'amount')::numeric end`,
    ),
    campaignId: uuid('campaign_id'),
    messageId: uuid('message_id'),
    occurredAt: instant('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.occurredAt] }),
    index('contact_events_by_contact').on(table.contactId, table.name, table.occurredAt.desc()),
    /** Its migration includes `contact_id`, so that counting who did something reads the index alone. */
    index('contact_events_by_name').on(table.organizationId, table.name, table.occurredAt.desc()),
    /** Its migration includes `occurred_at` and `amount`: sums by contact are read from the index alone, in its order. */
    index('contact_events_amounts')
      .on(table.organizationId, table.name, table.contactId)
      .where(sql`amount is not null`),
    index('contact_events_written').using('brin', table.createdAt).with({ autosummarize: true, pages_per_range: 32 }),
  ],
);

/** Idempotency keys of incoming events: a unique key cannot live on a partitioned table without its partition key. */
export const eventKeys = pgTable(
  'event_keys',
  {
    organizationId: uuid('organization_id').notNull(),
    key: text('key').notNull(),
    eventId: uuid('event_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.key] })],
);

/** Events not yet matched against triggers and waits; written in the event's own transaction, emptied by `eventDispatch`. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    ...tenant(),
    shard: smallint('shard').notNull(),
    eventId: uuid('event_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    name: text('name').notNull(),
    properties: jsonb('properties').$type<EventProperties>().notNull(),
    occurredAt: instant('occurred_at').notNull(),
  },
  (table) => [index('outbox_by_shard').on(table.shard, table.id)],
);
