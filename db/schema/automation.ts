import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AutomationDefinition, Trigger } from '../../domain/automation/definition';
import { automationStatuses, stepTypes } from '../../domain/automation/definition';
import { enrolmentStatuses, stepOutcomes } from '../../domain/automation/enrolment';
import type { Why } from '../../domain/automation/why';
import { createdAt, id, instant, updatedAt } from '../columns';
import { contacts } from './contact';
import { tenant } from './tenant';

/** What the documents call Workflow. `draft` is what the editor shows; enrolments walk a published version. */
export const automations = pgTable(
  'automations',
  {
    id: id(),
    ...tenant(),
    name: text('name').notNull(),
    description: text('description'),
    status: text('status', { enum: automationStatuses }).notNull().default('DRAFT'),
    draft: jsonb('draft').$type<AutomationDefinition>().notNull(),
    draftVersion: integer('draft_version').notNull().default(1),
    publishedVersion: integer('published_version'),
    tags: text('tags')
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index('automations_recent').on(table.organizationId, table.createdAt.desc())],
);

export const automationVersions = pgTable(
  'automation_versions',
  {
    id: id(),
    organizationId: uuid('organization_id').notNull(),
    automationId: uuid('automation_id')
      .notNull()
      .references(() => automations.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    definition: jsonb('definition').$type<AutomationDefinition>().notNull(),
    publishedBy: uuid('published_by'),
    publishedAt: instant('published_at').notNull(),
  },
  (table) => [uniqueIndex('automation_versions_number').on(table.automationId, table.version)],
);

/** The triggers of the published version of each active automation, as the dispatcher asks for them: by event name. */
export const automationTriggers = pgTable(
  'automation_triggers',
  {
    id: id(),
    ...tenant(),
    automationId: uuid('automation_id')
      .notNull()
      .references(() => automations.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    eventName: text('event_name').notNull(),
    trigger: jsonb('trigger').$type<Trigger>().notNull(),
    active: boolean('active').notNull().default(true),
  },
  (table) => [
    index('automation_triggers_by_event')
      .on(table.organizationId, table.eventName)
      .where(sql`active`),
    index('automation_triggers_by_automation').on(table.automationId),
  ],
);

/** One contact's walk through one version. The two unique indexes are the re-entry policy. */
export const enrolments = pgTable(
  'enrolments',
  {
    id: id(),
    ...tenant(),
    automationId: uuid('automation_id')
      .notNull()
      .references(() => automations.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    status: text('status', { enum: enrolmentStatuses }).notNull().default('ACTIVE'),
    currentStepId: text('current_step_id'),
    wakesAt: instant('wakes_at'),
    /** `once`, or the id of what let the contact in: the same key never enters twice. */
    entryKey: text('entry_key').notNull(),
    /** A contact may be inside only once at a time. */
    exclusive: boolean('exclusive').notNull(),
    triggerEventId: uuid('trigger_event_id'),
    /** Which dispatcher starts the run, and goes on with it after a pause. */
    shard: smallint('shard').notNull(),
    /** Null until the run was started. */
    runId: text('run_id'),
    enteredAt: instant('entered_at').notNull(),
    endedAt: instant('ended_at'),
    endReason: jsonb('end_reason').$type<Why>(),
  },
  (table) => [
    uniqueIndex('enrolments_entry').on(table.automationId, table.contactId, table.entryKey),
    uniqueIndex('enrolments_exclusive')
      .on(table.automationId, table.contactId)
      .where(sql`exclusive and ended_at is null`),
    index('enrolments_recent').on(table.automationId, table.id.desc()),
    index('enrolments_by_contact').on(table.contactId),
    index('enrolments_at_step')
      .on(table.automationId, table.currentStepId, table.status)
      .where(sql`ended_at is null`),
    index('enrolments_unstarted')
      .on(table.shard, table.id)
      .where(sql`run_id is null and ended_at is null`),
    index('enrolments_held')
      .on(table.shard, table.id)
      .where(sql`status = 'PAUSED'`),
    index('enrolments_begun').using('brin', table.enteredAt).with({ autosummarize: true, pages_per_range: 32 }),
    index('enrolments_ended').using('brin', table.endedAt).with({ autosummarize: true, pages_per_range: 32 }),
  ],
);

/** One step of one walk, with its outcome and why. */
export const stepRuns = pgTable(
  'step_runs',
  {
    id: id(),
    organizationId: uuid('organization_id').notNull(),
    automationId: uuid('automation_id').notNull(),
    enrolmentId: uuid('enrolment_id')
      .notNull()
      .references(() => enrolments.id, { onDelete: 'cascade' }),
    stepId: text('step_id').notNull(),
    type: text('type', { enum: stepTypes }).notNull(),
    visit: smallint('visit').notNull(),
    outcome: text('outcome', { enum: stepOutcomes }).notNull(),
    /** Which of the step's next steps was taken. */
    branch: smallint('branch'),
    why: jsonb('why').$type<Why>().notNull(),
    messageId: uuid('message_id'),
    at: instant('at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    uniqueIndex('step_runs_visit').on(table.enrolmentId, table.stepId, table.visit),
    index('step_runs_begun').using('brin', table.at).with({ autosummarize: true, pages_per_range: 32 }),
    index('step_runs_ended').using('brin', table.endedAt).with({ autosummarize: true, pages_per_range: 32 }),
  ],
);

/** Counters in slots, so that walks do not queue for one row: per automation (`step_id` empty) and per step passed. */
export const automationStats = pgTable(
  'automation_stats',
  {
    automationId: uuid('automation_id')
      .notNull()
      .references(() => automations.id, { onDelete: 'cascade' }),
    stepId: text('step_id').notNull().default(''),
    slot: smallint('slot').notNull(),
    entered: integer('entered').notNull().default(0),
    completed: integer('completed').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.automationId, table.stepId, table.slot] })],
);
