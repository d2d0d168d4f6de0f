import { z } from 'zod';
import { consentSchema } from '../consent/schema';
import { consentTypes } from '../consent/consent';
import { contactRoles } from '../contact/contact';
import { pageQuery, tagSchema } from '../contact/schema';
import { isStorable, MAX_TAGS } from '../contact/text';
import { duplicatePolicies, importStatuses } from './import';
import { MAX_COLUMNS } from './sniff';

const segmentName = z.string().trim().min(1).max(200).refine(isStorable, 'holds a character that cannot be stored');

/** What goes with an uploaded list. */
const importOptions = z.strictObject({
  mapping: z
    .record(z.string(), z.string().max(100).nullable())
    .refine((mapping) => Object.keys(mapping).length <= MAX_COLUMNS, `at most ${MAX_COLUMNS} columns`)
    .optional(),
  roles: z.array(z.enum(contactRoles)).optional(),
  tags: z.array(tagSchema).max(MAX_TAGS).optional(),
  onDuplicate: z.enum(duplicatePolicies).default('update'),
  consents: z.array(consentSchema).max(consentTypes.length).optional(),
  dryRun: z.boolean().optional(),
  /** Everybody of the file is put into this static segment, or into the one of this name, made if there is none. */
  segmentId: z.uuid().optional(),
  segmentName: segmentName.optional(),
});
export const importOptionsSchema = importOptions.refine(
  ({ segmentId, segmentName: name }) => segmentId === undefined || name === undefined,
  {
    path: ['segmentName'],
    error: 'give segmentId or segmentName, not both',
    params: { fr: 'donnez segmentId ou segmentName, pas les deux' },
  },
);
export type ImportRequest = z.output<typeof importOptionsSchema>;

export const importParams = z.strictObject({ importId: z.string() });
export const listImportsSchema = z.strictObject({ ...pageQuery, status: z.enum(importStatuses).optional() });

export const importAnswer = z.object({
  id: z.uuid(),
  fileName: z.string(),
  status: z.enum(importStatuses),
  dryRun: z.boolean(),
  total: z.int(),
  processed: z.int(),
  created: z.int(),
  updated: z.int(),
  skipped: z.int(),
  invalid: z.int(),
  mapping: z.record(z.string(), z.string()),
  segmentId: z.uuid().nullable(),
  error: z
    .object({ message: z.string(), details: z.array(z.object({ path: z.string(), message: z.string() })) })
    .nullable(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  temporal: z.object({ workflowId: z.string(), url: z.string().nullable() }),
});
