import { z } from 'zod';
import { groupLogics, MAX_GROUP_DEPTH } from './criteria';

import type { Explained } from './sentence/explain';

export const contactWhyParams = z.strictObject({ segmentId: z.string(), contactId: z.string() });

/** The criteria themselves, and what their quick filters become, are levels above the groups. */
const MAX_LEVELS = MAX_GROUP_DEPTH + 3;

const explainedTo = (levels: number): z.ZodType<Explained> =>
  z.object({
    logic: z.enum(groupLogics).nullable(),
    sentence: z.string(),
    holds: z.boolean(),
    parts: z.array(levels === 0 ? z.never() : explainedTo(levels - 1)),
  });

export const contactWhyAnswer = z.object({
  contactId: z.uuid(),
  member: z.boolean(),
  addedAt: z.iso.datetime().nullable(),
  inWorkspace: z.boolean(),
  explanation: explainedTo(MAX_LEVELS).nullable(),
});
