import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Sender, UtmParameters } from '../../domain/campaign/campaign';
import { channels, messageStatuses } from '../../domain/message/message';
import { createdAt, id, instant } from '../columns';
import { contacts } from './contact';
import { tenant } from './tenant';

/**
 * What is sent, frozen: a campaign's content at launch, or a template version as an automation step sends it.
 * The worker compiles it once and keeps the result; `links` fixes the index that a click token carries.
 */
export const messageContents = pgTable(
  'message_contents',
  {
    id: id(),
    ...tenant(),
    /** Digest of all that follows: the same content is stored once. */
    digest: text('digest').notNull(),
    subject: text('subject').notNull(),
    preheader: text('preheader'),
    mjml: text('mjml'),
    html: text('html'),
    text: text('text'),
    sender: jsonb('sender').$type<Sender>().notNull(),
    replyTo: text('reply_to'),
    trackingEnabled: boolean('tracking_enabled').notNull(),
    transactional: boolean('transactional').notNull(),
    utm: jsonb('utm').$type<UtmParameters>(),
    /** Absolute addresses in the order of their index. */
    links: jsonb('links').$type<readonly string[]>().notNull(),
    /** What the compiler made of it: kept, so that a release in the middle of a send changes no message and no link. */
    compiled: jsonb('compiled').notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('message_contents_digest').on(table.organizationId, table.digest)],
);

/**
 * The send ledger: a send is a row first. One row per campaign and contact, or per enrolment, step and visit,
 * which is what makes a second send of the same message impossible.
 */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    ...tenant(),
    campaignId: uuid('campaign_id'),
    enrolmentId: uuid('enrolment_id'),
    stepId: text('step_id'),
    visit: smallint('visit'),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    contentId: uuid('content_id'),
    channel: text('channel', { enum: channels }).notNull().default('email'),
    /** The address at the time of the send. */
    address: text('address').notNull(),
    shard: smallint('shard').notNull().default(0),
    status: text('status', { enum: messageStatuses }).notNull().default('pending'),
    /** An exclusion reason, or what the mail server said. */
    reason: text('reason'),
    claimId: uuid('claim_id'),
    claimedAt: instant('claimed_at'),
    attempts: smallint('attempts').notNull().default(0),
    /** A row put off by a transient failure is not claimed before this. */
    notBefore: instant('not_before'),
    providerId: text('provider_id'),
    createdAt: createdAt(),
    sentAt: instant('sent_at'),
    deliveredAt: instant('delivered_at'),
    bouncedAt: instant('bounced_at'),
    openedAt: instant('opened_at'),
    clickedAt: instant('clicked_at'),
    repliedAt: instant('replied_at'),
    unsubscribedAt: instant('unsubscribed_at'),
    opens: integer('opens').notNull().default(0),
    clicks: integer('clicks').notNull().default(0),
    machineOpens: integer('machine_opens').notNull().default(0),
  },
  (table) => [
    uniqueIndex('messages_campaign_contact')
      .on(table.campaignId, table.contactId)
      .where(sql`campaign_id is not null`),
    uniqueIndex('messages_enrolment_step')
      .on(table.enrolmentId, table.stepId, table.visit)
      .where(sql`enrolment_id is not null`),
    index('messages_pending')
      .on(table.campaignId, table.shard, table.id)
      .where(sql`status = 'pending'`),
    index('messages_sending')
      .on(table.campaignId, table.shard, table.claimId)
      .where(sql`status = 'sending'`),
    index('messages_in_doubt')
      .on(table.campaignId, table.id)
      .where(sql`status = 'in_doubt'`),
    index('messages_by_contact').on(table.contactId, table.id),
    /** Mails received. Its migration includes whom and from which campaign, so that counting them reads the index alone. */
    index('messages_received')
      .on(table.organizationId, table.sentAt.desc())
      .where(sql`sent_at is not null and bounced_at is null`),
  ],
);
