import { z } from 'zod';
import { isStorable } from '../contact/text';
import { scoreNames } from './threshold';
import { segmentCriteriaSchema } from '../segment/criteria-schema';
import { engagementLevelNames } from './lines';
import { leadRuleBounds } from './rule';
import { scoringBounds, unscoredEvents } from './settings';

const eventName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine(isStorable, {
    error: 'holds a character that cannot be stored',
    params: { fr: 'contient un caractère qui ne peut pas être enregistré' },
  })
  .refine((name) => !unscoredEvents.includes(name), {
    error: 'is written by Fermata itself and says nothing of what a contact did',
    params: { fr: "est écrit par Fermata et ne dit rien de ce qu'un contact a fait" },
  });
const points = z.int().min(scoringBounds.points.min).max(scoringBounds.points.max);

/** Only the fields sent are changed, and of `points` only the events named; null gives an event its default back. */
export const updateScoringSchema = z.strictObject({
  halfLifeDays: z.number().min(scoringBounds.halfLifeDays.min).max(scoringBounds.halfLifeDays.max).optional(),
  points: z.record(eventName, points.nullable()).optional(),
  otherEvents: points.optional(),
});
export type UpdateScoring = z.output<typeof updateScoringSchema>;

export const scoringAnswer = z.object({
  halfLifeDays: z.number(),
  points: z.record(z.string(), z.int()),
  otherEvents: z.int(),
  /** Whether all scores are being computed anew. */
  recomputing: z.boolean(),
});
export type Scoring = z.output<typeof scoringAnswer>;

const ruleFields = {
  name: z.string().trim().min(1).max(200).refine(isStorable, 'holds a character that cannot be stored'),
  criteria: segmentCriteriaSchema,
  points: z
    .int()
    .min(leadRuleBounds.points.min)
    .max(leadRuleBounds.points.max)
    .refine((value) => value !== 0, {
      error: 'a rule gives or takes points',
      params: { fr: 'une règle donne ou retire des points' },
    }),
  expiresAfterDays: z
    .int()
    .min(leadRuleBounds.expiresAfterDays.min)
    .max(leadRuleBounds.expiresAfterDays.max)
    .nullable(),
  active: z.boolean(),
  order: z
    .int()
    .min(0)
    .max(leadRuleBounds.rules - 1),
};

/** A new rule comes last unless it is given a place. */
export const createRuleSchema = z.strictObject({
  ...ruleFields,
  expiresAfterDays: ruleFields.expiresAfterDays.default(null),
  active: ruleFields.active.default(true),
  order: ruleFields.order.optional(),
});
export type CreateRule = z.output<typeof createRuleSchema>;

export const updateRuleSchema = z.strictObject(ruleFields).partial();
export type UpdateRule = z.output<typeof updateRuleSchema>;

export const previewRuleSchema = z.strictObject({ criteria: segmentCriteriaSchema });
export const ruleParams = z.strictObject({ ruleId: z.string() });

export const ruleAnswer = z.object({
  id: z.uuid(),
  organizationId: z.uuid(),
  name: z.string(),
  criteria: segmentCriteriaSchema,
  points: z.int(),
  expiresAfterDays: z.int().nullable(),
  active: z.boolean(),
  order: z.int(),
  /** The criteria as a sentence about a person, in the reader's language. */
  sentence: z.string(),
  /** How many contacts answered the criteria when they were last asked, their points expired or not. */
  holders: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type RuleAnswer = z.output<typeof ruleAnswer>;

export const previewRuleAnswer = z.object({ count: z.int(), sentence: z.string() });
export const recomputeAnswer = z.object({ workflowId: z.string() });

export const contactScoresQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) });

export const contactScoresAnswer = z.object({
  engagement: z.object({
    score: z.number(),
    level: z.enum(engagementLevelNames),
    halfLifeDays: z.number(),
    /** What each kind of behaviour is worth now, most first; with the adjustment they make the score. */
    parts: z.array(
      z.object({
        event: z.string(),
        label: z.string(),
        count: z.int(),
        points: z.number(),
        lastAt: z.iso.datetime(),
        sentence: z.string(),
      }),
    ),
    /** What a hand put on top, as it is worth now. */
    adjustment: z.number(),
  }),
  lead: z.object({
    score: z.number(),
    parts: z.array(
      z.object({
        ruleId: z.uuid(),
        name: z.string(),
        points: z.int(),
        since: z.iso.datetime(),
        /** The last day on which they count; null for points that do not expire. */
        countsUntil: z.iso.date().nullable(),
        sentence: z.string(),
      }),
    ),
    adjustment: z.number(),
  }),
  /** Latest first. */
  history: z.array(
    z.object({
      id: z.uuid(),
      score: z.enum(scoreNames),
      before: z.number(),
      after: z.number(),
      at: z.iso.datetime(),
      why: z.array(z.string()),
      /** Whether time alone did it, little by little since the row before. */
      gradual: z.boolean(),
    }),
  ),
});
export type ContactScores = z.output<typeof contactScoresAnswer>;
