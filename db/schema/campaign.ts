import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { CampaignContent, CampaignSettings, StoredRefusal, UtmParameters } from '../../domain/campaign/campaign';
import { campaignStatuses, campaignTypes } from '../../domain/campaign/campaign';
import { contactRoles } from '../../domain/contact/contact';
import { createdAt, id, instant, updatedAt } from '../columns';
import { tenant } from './tenant';

export const campaigns = pgTable(
  'campaigns',
  {
    id: id(),
    ...tenant(),
    name: text('name').notNull(),
    description: text('description'),
    type: text('type', { enum: campaignTypes }).notNull().default('EMAIL'),
    status: text('status', { enum: campaignStatuses }).notNull().default('DRAFT'),
    subject: text('subject').notNull(),
    content: jsonb('content').$type<CampaignContent>().notNull(),
    templateId: uuid('template_id'),
    contactRole: text('contact_role', { enum: contactRoles }),
    segments: uuid('segments')
      .array()
      .notNull()
      .default(sql`'{}'`),
    excludeSegments: uuid('exclude_segments')
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** What is sent, compiled from `content` when the send begins. */
    contentId: uuid('content_id'),
    shards: smallint('shards').notNull().default(0),
    totalRecipients: integer('total_recipients').notNull().default(0),
    sendDate: instant('send_date'),
    timezone: text('timezone').notNull().default('UTC'),
    settings: jsonb('settings').$type<CampaignSettings>().notNull(),
    trackingEnabled: boolean('tracking_enabled').notNull().default(true),
    utmParameters: jsonb('utm_parameters').$type<UtmParameters>(),
    tags: text('tags')
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    startedAt: instant('started_at'),
    /** Why the last attempt to send it came to nothing; null once another is made. */
    refusal: jsonb('refusal').$type<StoredRefusal>(),
    sentAt: instant('sent_at'),
  },
  (table) => [index('campaigns_recent').on(table.organizationId, table.createdAt.desc())],
);

/**
 * Counters by roll-up: each batch adds to its own slot, a campaign's numbers are the sum over its few slots.
 * So a list never counts the ledger, and concurrent batches never wait for one row.
 */
export const campaignStats = pgTable(
  'campaign_stats',
  {
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    slot: smallint('slot').notNull(),
    recipients: integer('recipients').notNull().default(0),
    excluded: integer('excluded').notNull().default(0),
    pending: integer('pending').notNull().default(0),
    sending: integer('sending').notNull().default(0),
    inDoubt: integer('in_doubt').notNull().default(0),
    sent: integer('sent').notNull().default(0),
    delivered: integer('delivered').notNull().default(0),
    bounced: integer('bounced').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    opened: integer('opened').notNull().default(0),
    clicked: integer('clicked').notNull().default(0),
    replied: integer('replied').notNull().default(0),
    unsubscribed: integer('unsubscribed').notNull().default(0),
    complained: integer('complained').notNull().default(0),
    opens: integer('opens').notNull().default(0),
    clicks: integer('clicks').notNull().default(0),
    machineOpens: integer('machine_opens').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.slot] })],
);
