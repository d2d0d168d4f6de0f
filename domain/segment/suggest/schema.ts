import { z } from 'zod';
import { segmentCriteriaSchema } from '../criteria-schema';
import { changeKinds } from './candidate';

const people = z.int().min(0).max(1_000_000_000);

/** Without a target, the organisation's audience limits are what is aimed at. */
export const suggestionsSchema = z.strictObject({
  criteria: segmentCriteriaSchema,
  target: z
    .strictObject({ min: people.optional(), max: people.optional() })
    .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
      path: ['max'],
      error: 'below the smallest number wanted',
      params: { fr: 'inférieur au plus petit nombre voulu' },
    })
    .optional(),
});
export type AskSuggestions = z.output<typeof suggestionsSchema>;

export const suggestionsAnswer = z.object({
  /** People whom the criteria hold for as they are. */
  count: z.int(),
  /** More people are wanted, or fewer; null where the criteria reach the target. */
  direction: z.enum(['WIDEN', 'NARROW']).nullable(),
  target: z.object({ min: z.int().nullable(), max: z.int().nullable() }),
  /** What brings nearest to the target first. */
  items: z.array(
    z.object({
      kind: z.enum(changeKinds),
      criteria: segmentCriteriaSchema,
      /** What is changed, in the reader's language. */
      change: z.string(),
      /** The criteria after it, as a sentence about a person. */
      sentence: z.string(),
      count: z.int(),
    }),
  ),
});
