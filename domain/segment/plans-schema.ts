import { z } from 'zod';
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
