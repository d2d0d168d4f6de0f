import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { contactRoles } from '../../domain/contact/contact';
import { locales } from '../../domain/locale/locale';
import { memberRoles } from '../../domain/organization/role';
import { createdAt, id, instant, updatedAt } from '../columns';
import { users } from './account';

/** The tenant: every other tenant table carries its id. */
export const organizations = pgTable('organizations', {
  id: id(),
  name: text('name').notNull(),
  slug: text('slug').notNull().unique(),
  logo: text('logo'),
  metadata: text('metadata'),
  timezone: text('timezone').notNull().default('Europe/Paris'),
  locale: text('locale', { enum: locales }).notNull().default('fr'),
  senderName: text('sender_name'),
  senderEmail: text('sender_email'),
  signature: text('signature'),
  /** A custom field that is not defined yet is defined by its first value, unless this is set. */
  fieldsLocked: boolean('fields_locked').notNull().default(false),
  /** A campaign whose audience holds fewer people, or more, is not sent; no maximum is null. */
  minimumAudience: integer('minimum_audience').notNull().default(1),
  maximumAudience: integer('maximum_audience'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** A workspace inside an organisation; `artist_id` null elsewhere means organisation-wide. */
export const artists = pgTable(
  'artists',
  {
    id: id(),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex('artists_slug').on(table.organizationId, table.slug)],
);

export const members = pgTable(
  'members',
  {
    id: id(),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role', { enum: memberRoles }).notNull().default('viewer'),
    /** The métiers whose contacts this member may see; empty means all. */
    metiers: text('metiers', { enum: contactRoles })
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('members_user').on(table.organizationId, table.userId),
    index('members_by_user').on(table.userId),
  ],
);

export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    role: text('role'),
    status: text('status').notNull().default('pending'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    inviterId: uuid('inviter_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (table) => [index('invitations_by_organization').on(table.organizationId)],
);

/** Keys of the REST API, kept as digests. `reference_id` is the organisation; column names are the library's. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: id(),
    configId: text('config_id').notNull().default('default'),
    name: text('name'),
    start: text('start'),
    referenceId: uuid('reference_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    prefix: text('prefix'),
    key: text('key').notNull().unique(),
    refillInterval: integer('refill_interval'),
    refillAmount: integer('refill_amount'),
    lastRefillAt: instant('last_refill_at'),
    enabled: boolean('enabled').notNull().default(true),
    rateLimitEnabled: boolean('rate_limit_enabled').notNull().default(false),
    rateLimitTimeWindow: integer('rate_limit_time_window'),
    rateLimitMax: integer('rate_limit_max'),
    requestCount: integer('request_count').notNull().default(0),
    remaining: integer('remaining'),
    lastRequest: instant('last_request'),
    expiresAt: instant('expires_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    permissions: text('permissions'),
    metadata: text('metadata'),
  },
  (table) => [index('api_keys_by_organization').on(table.referenceId)],
);
