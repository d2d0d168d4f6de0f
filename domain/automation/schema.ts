import { z } from 'zod';
import { isStorable, isTimezone, MAX_CUSTOM_TEXT_LENGTH, MAX_TAG_LENGTH } from '../contact/text';
import { scoreNames } from '../scoring/threshold';
import { propertyConditionSchema, segmentConditionsSchema, segmentCriteriaSchema } from '../segment/schema';
import type { Step, Trigger } from './definition';
import { automationStatuses, durationUnits } from './definition';
import { durationMs, MAX_WAIT_DAYS } from './duration';

/** A flow larger than this is several flows. */
const MAX_STEPS = 500;
const MAX_BRANCHES = 50;
const MAX_MINUTES = MAX_WAIT_DAYS * 1_440;
const MAX_CONTENT_LENGTH = 500_000;

const storable = (max: number) => z.string().max(max).refine(isStorable, 'holds a character that cannot be stored');
const name = storable(200).trim().min(1);
const delay = z.number().min(0).max(MAX_MINUTES).optional();
const stepId = storable(100).min(1);

const triggerBase = { delay, conditions: segmentConditionsSchema.optional() };
/** Empty while none is chosen yet. */
const namedSegment = z.strictObject({ segmentId: z.union([z.uuid().toLowerCase(), z.literal('')]) });
const threshold = z.number().min(-1_000_000).max(1_000_000).optional();

const triggerSchema: z.ZodType<Trigger> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('CONTACT_CREATED'),
    configuration: z.strictObject({ source: storable(100).optional() }).default({}),
    ...triggerBase,
  }),
  z.strictObject({
    type: z.literal('EVENT'),
    configuration: z.strictObject({ name: storable(200), where: z.array(propertyConditionSchema).max(20).optional() }),
    ...triggerBase,
  }),
  z.strictObject({ type: z.literal(['SEGMENT_ENTERED', 'SEGMENT_LEFT']), configuration: namedSegment, ...triggerBase }),
  z.strictObject({
    type: z.literal('SCORE_CHANGED'),
    configuration: z.strictObject({ score: z.enum(scoreNames), above: threshold, below: threshold }),
    ...triggerBase,
  }),
]);

const sender = z.strictObject({ name: storable(200), email: z.email().max(254) });

const sendEmail = z.union([
  z.strictObject({ templateId: z.union([z.uuid(), z.literal('')]), ...emailBase() }),
  z.strictObject({
    subject: storable(500),
    content: z.strictObject({
      mjml: storable(MAX_CONTENT_LENGTH).optional(),
      htmlContent: storable(MAX_CONTENT_LENGTH).optional(),
      textContent: storable(MAX_CONTENT_LENGTH).optional(),
    }),
    ...emailBase(),
  }),
]);

function emailBase() {
  return { from: sender.optional(), transactional: z.boolean().optional() };
}

const fieldValue = z.union([
  storable(MAX_CUSTOM_TEXT_LENGTH),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(storable(MAX_TAG_LENGTH)).max(200),
]);
const updateField = z.union([
  z.strictObject({ field: storable(100), value: fieldValue }),
  z.strictObject({ field: storable(100), increment: z.number() }),
]);

const wait = z
  .strictObject({
    mode: z.literal('DURATION'),
    amount: z.number().positive(),
    unit: z.enum(durationUnits),
  })
  .refine(({ amount, unit }) => durationMs(amount, unit) <= durationMs(MAX_WAIT_DAYS, 'DAYS'), {
    path: ['amount'],
    message: `waits no longer than ${MAX_WAIT_DAYS} days`,
  });

const condition = z.strictObject({
  branches: z.array(z.strictObject({ name, criteria: segmentCriteriaSchema })).max(MAX_BRANCHES),
});

const tagging = z.strictObject({ tag: storable(MAX_TAG_LENGTH).trim() });

const stepBase = {
  id: stepId,
  name: storable(200).optional(),
  nextSteps: z
    .array(stepId)
    .max(MAX_BRANCHES + 1)
    .default([]),
  conditions: segmentConditionsSchema.optional(),
  delay,
};

/** A draft may be unfinished (no template chosen yet, an arrow to nowhere); what is there must be of the right shape. */
const stepSchema: z.ZodType<Step> = z.discriminatedUnion('type', [
  z.strictObject({ ...stepBase, type: z.literal('SEND_EMAIL'), configuration: sendEmail }),
  z.strictObject({ ...stepBase, type: z.literal('ADD_TAG'), configuration: tagging }),
  z.strictObject({ ...stepBase, type: z.literal('REMOVE_TAG'), configuration: tagging }),
  z.strictObject({ ...stepBase, type: z.literal('UPDATE_FIELD'), configuration: updateField }),
  z.strictObject({ ...stepBase, type: z.literal('WAIT'), configuration: wait }),
  z.strictObject({ ...stepBase, type: z.literal('CONDITION'), configuration: condition }),
]);

const settingsSchema = z.strictObject({
  reEntry: z
    .union([
      z.enum(['ONCE', 'ALWAYS', 'AFTER_EXIT']),
      z.strictObject({ afterDays: z.number().int().min(1).max(3_650) }),
    ])
    .optional(),
  timezone: storable(64).refine(isTimezone, 'an IANA time zone such as Europe/Paris').optional(),
});

const content = {
  description: storable(2_000).nullable().optional(),
  /** One way in; `triggers` for several. */
  trigger: triggerSchema.nullable().optional(),
  triggers: z.array(triggerSchema).max(20).optional(),
  steps: z.array(stepSchema).max(MAX_STEPS).optional(),
  settings: settingsSchema.optional(),
  tags: z.array(storable(MAX_TAG_LENGTH).trim().min(1)).max(50).optional(),
};

const notBoth = (sent: { readonly trigger?: unknown; readonly triggers?: unknown }): boolean =>
  sent.trigger === undefined || sent.triggers === undefined;
const oneOfTheTwo = { error: 'give trigger or triggers, not both', path: ['trigger'] };

export const createAutomationSchema = z.strictObject({ name, ...content }).refine(notBoth, oneOfTheTwo);
export type CreateAutomation = z.output<typeof createAutomationSchema>;

/** PUT and PATCH alike: only the fields sent are changed. */
export const updateAutomationSchema = z
  .strictObject({ name: name.optional(), ...content })
  .refine(notBoth, oneOfTheTwo);
export type UpdateAutomation = z.output<typeof updateAutomationSchema>;

const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
};

export const listAutomationsSchema = z.strictObject({
  ...pageQuery,
  sort: z.enum(['createdAt', '-createdAt', 'name', '-name', 'updatedAt', '-updatedAt']).default('-createdAt'),
  q: z.string().trim().max(200).optional(),
  status: z.enum(automationStatuses).optional(),
  tag: z.string().max(MAX_TAG_LENGTH).optional(),
});
export type ListAutomations = z.output<typeof listAutomationsSchema>;

export const automationParams = z.strictObject({ workflowId: z.uuid() });

const counts = z.object({ waiting: z.int(), passed: z.int(), failed: z.int() });

export const automationAnswer = z.object({
  id: z.uuid(),
  organizationId: z.uuid(),
  artistId: z.uuid().nullable(),
  name: z.string(),
  description: z.string().nullable(),
  status: z.enum(automationStatuses),
  triggers: z.array(triggerSchema),
  trigger: triggerSchema.nullable(),
  steps: z.array(stepSchema),
  settings: settingsSchema.required(),
  version: z.int(),
  publishedVersion: z.int().nullable(),
  unpublishedChanges: z.boolean(),
  stats: z.object({
    entered: z.int(),
    active: z.int(),
    completed: z.int(),
    failed: z.int(),
    steps: z.record(z.string(), counts),
  }),
  tags: z.array(z.string()),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
