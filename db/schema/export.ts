import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { contactRoles } from '../../domain/contact/contact';
import type { ExportFailure } from '../../domain/export/export';
import { exportFormats, exportKinds, exportStatuses } from '../../domain/export/export';
import { locales } from '../../domain/locale/locale';
import { createdAt, id, instant } from '../columns';
import { segments } from './segment';
import { tenant } from './tenant';

/** Files of contacts, each with the reach of the person who asked for it. The file's id is the export's own. */
export const dataExports = pgTable(
  'exports',
  {
    id: id(),
    ...tenant(),
    kind: text('kind', { enum: exportKinds }).notNull(),
    format: text('format', { enum: exportFormats }).notNull(),
    status: text('status', { enum: exportStatuses }).notNull().default('RUNNING'),
    segmentId: uuid('segment_id').references(() => segments.id, { onDelete: 'set null' }),
    fileName: text('file_name').notNull(),
    /** The métiers that the one who asked may see; empty means all. Whoever sees fewer does not see the file. */
    metiers: text('metiers', { enum: contactRoles })
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** The language of the columns' names. */
    locale: text('locale', { enum: locales }).notNull(),
    rows: integer('rows').notNull().default(0),
    total: integer('total'),
    bytes: bigint('bytes', { mode: 'number' }),
    error: jsonb('error').$type<ExportFailure>(),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
    expiresAt: instant('expires_at'),
    removedAt: instant('removed_at'),
  },
  (table) => [index('exports_recent').on(table.organizationId, table.createdAt.desc())],
);
