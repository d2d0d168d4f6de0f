import { z } from 'zod';
import { stepTypes } from './definition';
import { enrolmentStatuses, stepOutcomes } from './enrolment';

/** One request enrols this many named contacts; a segment may hold any number. */
const MAX_CONTACTS = 10_000;

/** Who is to enter by hand. */
export const enrolSchema = z
  .strictObject({
    contactIds: z.array(z.uuid()).min(1).max(MAX_CONTACTS).optional(),
    segmentId: z.uuid().optional(),
  })
  .refine(({ contactIds, segmentId }) => (contactIds === undefined) !== (segmentId === undefined), {
    error: 'give either contactIds or segmentId',
    path: ['contactIds'],
  });
export type Enrol = z.output<typeof enrolSchema>;

const skipReasons = ['NOT_FOUND', 'ALREADY_INSIDE', 'ENTERED_BEFORE'] as const;
/** Why a contact did not enter: not one of ours to see, walking it just now, or the re-entry policy. */
export type SkipReason = (typeof skipReasons)[number];

export const enrolAnswer = z.object({
  accepted: z.int(),
  skipped: z.array(z.object({ contactId: z.uuid(), reason: z.enum(skipReasons) })),
});

export const listEnrolmentsSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
  sort: z.enum(['-enteredAt', 'enteredAt']).default('-enteredAt'),
  status: z.enum(enrolmentStatuses).optional(),
  stepId: z.string().max(100).optional(),
  contactId: z.uuid().optional(),
});
export type ListEnrolments = z.output<typeof listEnrolmentsSchema>;

export const enrolmentParams = z.strictObject({ enrolmentId: z.uuid() });

const stepRun = z.object({
  stepId: z.string(),
  type: z.enum(stepTypes),
  visit: z.int(),
  at: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  outcome: z.enum(stepOutcomes),
  why: z.string(),
  messageId: z.uuid().optional(),
});

export const enrolmentAnswer = z.object({
  id: z.uuid(),
  workflowId: z.uuid(),
  version: z.int(),
  contactId: z.uuid(),
  contact: z.object({ email: z.string(), firstName: z.string().nullable(), lastName: z.string().nullable() }),
  status: z.enum(enrolmentStatuses),
  currentStepId: z.string().nullable(),
  enteredAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  endReason: z.string().nullable(),
  wakesAt: z.iso.datetime().nullable(),
  temporal: z.object({ workflowId: z.string(), runId: z.string().nullable(), url: z.string().nullable() }),
  steps: z.array(stepRun),
});
