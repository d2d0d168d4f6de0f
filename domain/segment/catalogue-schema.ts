import { z } from 'zod';
import { fieldTypes } from '../contact/contact';
import { isStorable } from '../contact/text';
import { fieldGroups } from './catalogue';

const type = z.enum(fieldTypes);
const storable = (max: number) => z.string().max(max).refine(isStorable, 'holds a character that cannot be stored');

export const catalogueAnswer = z.object({
  fields: z.array(
    z.object({
      field: z.string(),
      group: z.enum(fieldGroups),
      label: z.string(),
      type,
      choices: z.array(z.object({ value: z.union([z.string(), z.boolean()]), label: z.string() })).optional(),
      suggests: z.boolean(),
    }),
  ),
  events: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      properties: z.array(z.object({ property: z.string(), label: z.string(), type })),
    }),
  ),
});

/** The values of a field, or of a property of an event; `q` is what they contain. */
export const fieldValuesSchema = z.strictObject({
  field: storable(200).min(1).optional(),
  event: storable(200).min(1).optional(),
  property: storable(200).min(1).optional(),
  q: storable(200).trim().optional(),
});
export type FieldValues = z.output<typeof fieldValuesSchema>;

export const valuesAnswer = z.object({
  values: z.array(z.object({ value: z.string(), count: z.int().optional() })),
});
