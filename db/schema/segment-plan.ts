import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { fieldTypes } from '../../domain/contact/contact';
import { fieldIndexStatuses } from '../../domain/field-index/field-index';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { askPurposes } from '../../domain/segment/slow-question';
import { createdAt, id, instant } from '../columns';
import { organizations } from './organization';
import { segments } from './segment';

/** The questions that took long, one row for each shape of question: how often, how long, and how the database went about it. */
export const slowQuestions = pgTable(
  'slow_questions',
  {
    id: id(),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    /** SHA-256 of the purpose and the statement without its values, in hex. */
    digest: text('digest').notNull(),
    purpose: text('purpose', { enum: askPurposes }).notNull(),
    /** The segment asked for, where it is one. */
    segmentId: uuid('segment_id').references(() => segments.id, { onDelete: 'cascade' }),
    /** As last asked; null where the question is that of several segments. */
    criteria: jsonb('criteria').$type<SegmentCriteria>(),
    times: integer('times').notNull().default(1),
    /** How often it was stopped by the time limit. */
    stopped: integer('stopped').notNull().default(0),
    lastMs: integer('last_ms').notNull(),
    slowestMs: integer('slowest_ms').notNull(),
    /** What EXPLAIN said when it was last slow. */
    plan: text('plan').notNull(),
    firstAt: createdAt(),
    lastAt: instant('last_at').notNull(),
  },
  (table) => [
    uniqueIndex('slow_questions_shape').on(table.organizationId, table.digest),
    index('slow_questions_recent').on(table.organizationId, table.lastAt.desc()),
  ],
);

/**
 * The indexes on custom fields that segments ask often, made and dropped by `fieldIndexing`.
 * The definition's id has no reference: the index must be found and dropped after the definition is gone.
 */
export const fieldIndexes = pgTable(
  'field_indexes',
  {
    id: id(),
    organizationId: uuid('organization_id').notNull(),
    definitionId: uuid('definition_id').notNull(),
    fieldName: text('field_name').notNull(),
    fieldType: text('field_type', { enum: fieldTypes }).notNull(),
    /** Made of the definition's id alone. */
    indexName: text('index_name').notNull(),
    status: text('status', { enum: fieldIndexStatuses }).notNull(),
    /** How many segments asked the field when it was last looked at. */
    segmentCount: integer('segment_count').notNull().default(0),
    /** Scans that the database had counted by then. */
    scans: integer('scans').notNull().default(0),
    builtAt: instant('built_at'),
    lastUsedAt: instant('last_used_at'),
    droppedAt: instant('dropped_at'),
    failure: text('failure'),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('field_indexes_definition').on(table.organizationId, table.definitionId)],
);
