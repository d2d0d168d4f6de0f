import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { contactRoles } from '../../domain/contact/contact';
import { templateFormats } from '../../domain/template/template';
import { createdAt, id, updatedAt } from '../columns';
import { tenant } from './tenant';

export const templates = pgTable(
  'templates',
  {
    id: id(),
    ...tenant(),
    name: text('name').notNull(),
    contactRole: text('contact_role', { enum: contactRoles }).notNull().default('marketing'),
    /** The latest row of `template_versions`. */
    version: integer('version').notNull().default(1),
    isDefault: boolean('is_default').notNull().default(false),
    archived: boolean('archived').notNull().default(false),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index('templates_recent').on(table.organizationId, table.createdAt.desc())],
);

/** What a template said at each save: never changed, so that a message can be shown as it was sent. */
export const templateVersions = pgTable(
  'template_versions',
  {
    id: id(),
    organizationId: uuid('organization_id').notNull(),
    templateId: uuid('template_id')
      .notNull()
      .references(() => templates.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    format: text('format', { enum: templateFormats }).notNull(),
    subjectTemplate: text('subject_template').notNull(),
    preheader: text('preheader'),
    contentTemplate: text('content_template').notNull(),
    textTemplate: text('text_template'),
    variables: text('variables')
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('template_versions_number').on(table.templateId, table.version)],
);
