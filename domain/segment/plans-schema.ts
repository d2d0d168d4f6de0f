import { z } from 'zod';
import { fieldTypes } from '../contact/contact';
import { fieldIndexStatuses } from '../field-index/field-index';
import { segmentCriteriaSchema } from './criteria-schema';
import { askPurposes } from './slow-question';

export const slowQuestionsAnswer = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      digest: z.string(),
      purpose: z.enum(askPurposes),
      segmentId: z.uuid().nullable(),
      criteria: segmentCriteriaSchema.nullable(),
      times: z.int(),
      stopped: z.int(),
      lastMs: z.int(),
      slowestMs: z.int(),
      plan: z.string(),
      firstAt: z.iso.datetime(),
      lastAt: z.iso.datetime(),
    }),
  ),
});

export const fieldIndexesAnswer = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      definitionId: z.uuid(),
      fieldName: z.string(),
      fieldType: z.enum(fieldTypes),
      indexName: z.string(),
      status: z.enum(fieldIndexStatuses),
      segmentCount: z.int(),
      builtAt: z.iso.datetime().nullable(),
      lastUsedAt: z.iso.datetime().nullable(),
      droppedAt: z.iso.datetime().nullable(),
      failure: z.string().nullable(),
    }),
  ),
});
