import { z } from 'zod';
import { isStorable } from '../contact/text';
import { contactAnswer } from '../contact/schema';
import { segmentCriteriaSchema } from './criteria-schema';

export { propertyConditionSchema, segmentConditionsSchema, segmentCriteriaSchema } from './criteria-schema';

const storable = (max: number) =>
  z.string().trim().max(max).refine(isStorable, 'holds a character that cannot be stored');
const segmentName = storable(200).min(1);
const tag = storable(100).min(1);
const tags = z.array(tag).max(200);
const description = storable(2_000).nullable().optional();
const ids = z.array(z.uuid()).max(10_000);

/** A dynamic segment asks its criteria anew each time; a static one holds `contactIds`, or whoever answers `criteria` now. */
export const createSegmentSchema = z.strictObject({
  name: segmentName,
  description,
  dynamic: z.boolean().default(true),
  criteria: segmentCriteriaSchema.nullable().optional(),
  contactIds: ids.optional(),
  tags: tags.default([]),
});
export type CreateSegment = z.output<typeof createSegmentSchema>;

/** PUT and PATCH alike: only the fields sent are changed. `dynamic` may be repeated, not changed. */
export const updateSegmentSchema = z.strictObject({
  name: segmentName.optional(),
  description,
  dynamic: z.boolean().optional(),
  criteria: segmentCriteriaSchema.nullable().optional(),
  tags: tags.optional(),
});
export type UpdateSegment = z.output<typeof updateSegmentSchema>;

/** `estimate` allows a first answer from a sample, where the exact one takes longer than people wait. */
export const segmentQuestionSchema = z.strictObject({
  criteria: segmentCriteriaSchema,
  estimate: z.boolean().optional(),
});
export type SegmentQuestion = z.output<typeof segmentQuestionSchema>;

export const segmentMembersSchema = z.strictObject({ add: ids.optional(), remove: ids.optional() });
export type ChangeMembers = z.output<typeof segmentMembersSchema>;

export const copySegmentSchema = z.strictObject({ name: segmentName.optional() });

const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
};

export const segmentSorts = ['createdAt', 'updatedAt', 'name'] as const;
export type SegmentSort = (typeof segmentSorts)[number];

export const listSegmentsSchema = z.strictObject({
  ...page,
  sort: z.enum(segmentSorts.flatMap((field) => [field, `-${field}` as const])).default('-createdAt'),
  q: z.string().trim().max(200).optional(),
  dynamic: z.stringbool().optional(),
  tag: tag.optional(),
});
export type ListSegments = z.output<typeof listSegmentsSchema>;

/** `why` adds to each member the conditions that hold for them. */
export const listMembersSchema = z.strictObject({ ...page, why: z.stringbool().default(false) });
export type ListMembers = z.output<typeof listMembersSchema>;

export const segmentParams = z.strictObject({ segmentId: z.string() });

export const segmentAnswer = z.object({
  id: z.uuid(),
  organizationId: z.uuid(),
  artistId: z.uuid().nullable(),
  name: z.string(),
  description: z.string().nullable(),
  dynamic: z.boolean(),
  criteria: segmentCriteriaSchema.nullable(),
  contactCount: z.int(),
  lastUpdated: z.iso.datetime().nullable(),
  averageEngagement: z.number().nullable(),
  conversionRate: z.number().nullable(),
  tags: z.array(z.string()),
  createdBy: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

/** In lists: `trend` has the sizes kept over the last thirty days, the earliest first. */
export const listedSegmentAnswer = segmentAnswer.extend({ trend: z.array(z.int()) });

export const memberAnswer = contactAnswer.extend({
  why: z.array(z.string()).optional(),
  addedAt: z.iso.datetime().nullable().optional(),
});

/** An estimate says between which numbers the exact one lies, nineteen times in twenty. */
const size = { count: z.int(), exact: z.boolean(), low: z.int().optional(), high: z.int().optional() };

export const sizeAnswer = z.object(size);

export const usageAnswer = z.object({
  campaigns: z.array(z.object({ id: z.uuid(), name: z.string() })),
  automations: z.array(z.object({ id: z.uuid(), name: z.string() })),
  segments: z.array(z.object({ id: z.uuid(), name: z.string() })),
  leadRules: z.array(z.object({ id: z.uuid(), name: z.string() })),
});

export const previewAnswer = z.object({
  ...size,
  /** The question as a sentence about a person, in the reader's language. */
  sentence: z.string(),
  members: z.array(contactAnswer.extend({ why: z.array(z.string()) })),
});
