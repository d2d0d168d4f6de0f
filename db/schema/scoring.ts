import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { scoreNames } from '../../domain/scoring/threshold';
import type { ScoreCause } from '../../domain/scoring/cause';
import { scorePassKinds } from '../../domain/scoring/pass';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { createdAt, id, instant, updatedAt } from '../columns';
import { contacts } from './contact';
import { organizations } from './organization';

const organization = () =>
  uuid('organization_id')
    .notNull()
    .references(() => organizations.id, { onDelete: 'cascade' });

/** How an organisation makes engagement scores; without a row, the defaults hold. */
export const scoringSettings = pgTable('scoring_settings', {
  organizationId: organization().primaryKey(),
  halfLifeDays: doublePrecision('half_life_days').notNull(),
  points: jsonb('points').$type<Record<string, number>>().notNull(),
  otherEvents: integer('other_events').notNull(),
  updatedAt: updatedAt(),
});

export const leadRules = pgTable(
  'lead_rules',
  {
    id: id(),
    organizationId: organization(),
    name: text('name').notNull(),
    criteria: jsonb('criteria').$type<SegmentCriteria>().notNull(),
    points: integer('points').notNull(),
    /** Null: the points count for as long as the criteria hold. */
    expiresAfterDays: integer('expires_after_days'),
    active: boolean('active').notNull().default(true),
    order: integer('position').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index('lead_rules_in_order').on(table.organizationId, table.order)],
);

/** Who answers which lead rule, whether or not its points still count. */
export const leadRuleHolders = pgTable(
  'lead_rule_holders',
  {
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    ruleId: uuid('rule_id')
      .notNull()
      .references(() => leadRules.id, { onDelete: 'cascade' }),
    /** The latest event that the criteria ask for, else when they were first seen to hold: points expire from here. */
    startedAt: instant('started_at').notNull(),
    /** The last day, by the organisation's calendar, on which the points count; null for points that do not expire. */
    countsUntil: date('counts_until', { mode: 'string' }),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.ruleId] }),
    index('lead_rule_holders_by_rule').on(table.ruleId),
  ],
);

/** What a contact's scores were last made of, so that time alone changes them without reading events again. */
export const contactScores = pgTable('contact_scores', {
  contactId: uuid('contact_id')
    .primaryKey()
    .references(() => contacts.id, { onDelete: 'cascade' }),
  organizationId: uuid('organization_id').notNull(),
  /** The sum of all behaviours at `pointsAt`, not held between 0 and 100. */
  points: doublePrecision('points').notNull(),
  /** What a hand put on top of it at `pointsAt`; it decays with the rest. */
  adjustment: doublePrecision('adjustment').notNull(),
  pointsAt: instant('points_at').notNull(),
  /** The points of each lead rule that counts, by its id. */
  rules: jsonb('rules').$type<Record<string, number>>().notNull(),
  leadAdjustment: real('lead_adjustment').notNull(),
  /** The scores as they were last written: what the contact has instead was set by hand. */
  engagementScore: real('engagement_score').notNull(),
  leadScore: real('lead_score').notNull(),
});

/** The history of scores. A quiet stretch, in which time alone took points away, is one row whose end moves on. */
export const scoreChanges = pgTable(
  'score_changes',
  {
    id: id(),
    organizationId: uuid('organization_id').notNull(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    score: text('score', { enum: scoreNames }).notNull(),
    before: real('before').notNull(),
    after: real('after').notNull(),
    why: jsonb('why').$type<readonly ScoreCause[]>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('score_changes_of_contact').on(table.contactId, table.score, table.at.desc()),
    index('score_changes_recent').on(table.organizationId, table.at),
  ],
);

/** How far scoring has come in an organisation: a pass that dies is taken up where it stood. */
export const scoringProgress = pgTable('scoring_progress', {
  organizationId: organization().primaryKey(),
  /** Every event committed with an earlier `created_at` is in the scores. */
  watermark: instant('watermark'),
  /** The last day, by the organisation's calendar, whose passing is in every score. */
  day: date('day', { mode: 'string' }),
  /** The pass under way over all contacts; null when there is none. */
  pass: text('pass', { enum: scorePassKinds }),
  passDay: date('pass_day', { mode: 'string' }),
  /** Whether the pass has asked every lead rule of everybody; until then the cursor is at a rule, from then at a contact. */
  rulesAsked: boolean('rules_asked').notNull().default(false),
  cursorAt: instant('cursor_at'),
  cursorId: uuid('cursor_id'),
});
