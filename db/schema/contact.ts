import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  real,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CustomValue } from '../../domain/contact/contact';
import { contactRoles, contactStatuses, fieldTypes, lifecycleStages } from '../../domain/contact/contact';
import { consentTypes, suppressionReasons } from '../../domain/consent/consent';
import { createdAt, id, instant, updatedAt } from '../columns';
import { organizations } from './organization';
import { tenant } from './tenant';

export const contactRole = pgEnum('contact_role', contactRoles);

export const contacts = pgTable(
  'contacts',
  {
    id: id(),
    ...tenant(),
    /** As written by its owner; `email_key` is its lower case, by which a contact is unique. */
    email: text('email').notNull(),
    emailKey: text('email_key')
      .notNull()
      .generatedAlwaysAs(sql`lower(email)`),
    firstName: text('first_name'),
    lastName: text('last_name'),
    company: text('company'),
    position: text('position'),
    phone: text('phone'),
    roles: contactRole('roles')
      .array()
      .notNull()
      .default(sql`'{}'`),
    tags: text('tags')
      .array()
      .notNull()
      .default(sql`'{}'`),
    status: text('status', { enum: contactStatuses }).notNull().default('active'),
    country: text('country'),
    region: text('region'),
    city: text('city'),
    birthDate: date('birth_date', { mode: 'string' }),
    timezone: text('timezone'),
    locale: text('locale'),
    source: text('source'),
    lifecycleStage: text('lifecycle_stage', { enum: lifecycleStages }).notNull().default('SUBSCRIBER'),
    engagementScore: real('engagement_score').notNull().default(0),
    leadScore: real('lead_score').notNull().default(0),
    lastActivity: instant('last_activity'),
    customFields: jsonb('custom_fields')
      .$type<Record<string, CustomValue>>()
      .notNull()
      .default(sql`'{}'`),
    metadata: jsonb('metadata')
      .$type<Record<string, CustomValue>>()
      .notNull()
      .default(sql`'{}'`),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('contacts_email').on(table.organizationId, table.artistId, table.emailKey).nullsNotDistinct(),
    index('contacts_recent').on(table.organizationId, table.createdAt.desc(), table.id.desc()),
    /** Ranges of pages with their latest change: what was touched since a minute ago is found at next to no cost. */
    index('contacts_changed').using('brin', table.updatedAt).with({ autosummarize: true, pages_per_range: 32 }),
    index('contacts_tags').using('gin', table.tags),
    index('contacts_folded_tags').using('gin', sql`fermata_fold_all(tags)`),
    /** Its migration includes both columns as they are, so that counting the people of a place reads the index alone. */
    index('contacts_place').on(table.organizationId, sql`fermata_fold(country)`, sql`fermata_fold(city)`),
    index('contacts_search').using(
      'gin',
      sql`fermata_fold(coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || email || ' ' || coalesce(company, '')) gin_trgm_ops`,
    ),
  ],
);

/** The organisation's definitions that type `contacts.custom_fields`. */
export const fieldDefinitions = pgTable(
  'field_definitions',
  {
    id: id(),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    label: text('label').notNull(),
    type: text('type', { enum: fieldTypes }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('field_definitions_name').on(table.organizationId, table.name)],
);

/** The append-only ledger of consents (GDPR art. 7(1)): who allowed what, when, where and how. */
export const consentRecords = pgTable(
  'consent_records',
  {
    id: id(),
    organizationId: uuid('organization_id').notNull(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    type: text('type', { enum: consentTypes }).notNull(),
    granted: boolean('granted').notNull(),
    source: text('source').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    doubleOptIn: boolean('double_opt_in').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    index('consent_records_by_contact').on(table.contactId, table.type, table.createdAt),
    index('consent_records_written').using('brin', table.createdAt).with({ autosummarize: true, pages_per_range: 32 }),
  ],
);

/** The projection of the ledger: the last word on each consent, read by every send. */
export const contactConsents = pgTable(
  'contact_consents',
  {
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    type: text('type', { enum: consentTypes }).notNull(),
    organizationId: uuid('organization_id').notNull(),
    granted: boolean('granted').notNull(),
    source: text('source').notNull(),
    doubleOptIn: boolean('double_opt_in').notNull().default(false),
    at: instant('at').notNull(),
  },
  (table) => [uniqueIndex('contact_consents_key').on(table.contactId, table.type)],
);

/** Addresses that get nothing, whatever their consents say. `email` is null once a person was erased: the digest alone stays. */
export const suppressions = pgTable(
  'suppressions',
  {
    id: id(),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    email: text('email'),
    /** SHA-256 of the address in lower case, in hex. */
    emailDigest: text('email_digest').notNull(),
    reason: text('reason', { enum: suppressionReasons }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('suppressions_address').on(table.organizationId, table.emailDigest)],
);

/** Soft bounces in a row, so that an address which never recovers is found. */
export const contactDelivery = pgTable('contact_delivery', {
  contactId: uuid('contact_id')
    .primaryKey()
    .references(() => contacts.id, { onDelete: 'cascade' }),
  softBounces: integer('soft_bounces').notNull().default(0),
  lastBounceAt: instant('last_bounce_at'),
});
