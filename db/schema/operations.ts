import { sql } from 'drizzle-orm';
import { bigint, boolean, index, inet, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { actorTypes } from '../../domain/audit/audit';
import type { JsonValue } from '../../domain/event/event';
import { importStatuses } from '../../domain/import/import';
import type { ImportFailure, ImportOptions } from '../../domain/import/import';
import type { ImportLayout } from '../../domain/import/layout';
import { createdAt, id, instant } from '../columns';
import { tenant } from './tenant';

export const imports = pgTable(
  'imports',
  {
    id: id(),
    ...tenant(),
    fileId: uuid('file_id').notNull(),
    fileName: text('file_name').notNull(),
    status: text('status', { enum: importStatuses }).notNull().default('RUNNING'),
    dryRun: boolean('dry_run').notNull().default(false),
    options: jsonb('options').$type<ImportOptions>().notNull(),
    mapping: jsonb('mapping')
      .$type<Record<string, string>>()
      .notNull()
      .default(sql`'{}'`),
    /** How the file is to be read; null until it was read through once. */
    layout: jsonb('layout').$type<ImportLayout>(),
    /** Where the next row begins: byte of the file, and its line. Moves in the transaction that writes the rows before it. */
    cursorByte: bigint('cursor_byte', { mode: 'number' }).notNull().default(0),
    cursorLine: integer('cursor_line').notNull().default(1),
    total: integer('total').notNull().default(0),
    processed: integer('processed').notNull().default(0),
    created: integer('created').notNull().default(0),
    updated: integer('updated').notNull().default(0),
    skipped: integer('skipped').notNull().default(0),
    invalid: integer('invalid').notNull().default(0),
    error: jsonb('error').$type<ImportFailure>(),
    createdBy: uuid('created_by'),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (table) => [index('imports_recent').on(table.organizationId, table.startedAt.desc())],
);

/** Each refused row; the row's own text is kept so that it can be mended and sent again. */
export const importErrors = pgTable(
  'import_errors',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** Line of the file, counted from 1, header included. */
    line: integer('line').notNull(),
    code: text('code').notNull(),
    /** The contact field at fault; null where the row as a whole is. */
    field: text('field'),
    value: text('value'),
    row: text('row').notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.line] })],
);

/** Addresses that a dry run has met: it writes no contact, and still counts a second row of one person as an update. */
export const importSeen = pgTable(
  'import_seen',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    emailKey: text('email_key').notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.emailKey] })],
);

export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    ...tenant(),
    at: createdAt(),
    actorType: text('actor_type', { enum: actorTypes }).notNull(),
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    action: text('action').notNull(),
    entityType: text('entity_type').notNull(),
    entityId: text('entity_id').notNull(),
    before: jsonb('before').$type<JsonValue>(),
    after: jsonb('after').$type<JsonValue>(),
    ip: inet('ip'),
  },
  (table) => [
    index('audit_log_recent').on(table.organizationId, table.id.desc()),
    index('audit_log_entity').on(table.organizationId, table.entityType, table.entityId),
  ],
);

/** The first answer to a POST with an `Idempotency-Key`, given again to each repetition for a day. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    organizationId: uuid('organization_id').notNull(),
    key: text('key').notNull(),
    requestDigest: text('request_digest').notNull(),
    /** Null while the first request is still under way. */
    status: integer('status'),
    body: jsonb('body').$type<JsonValue>(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.key] })],
);
