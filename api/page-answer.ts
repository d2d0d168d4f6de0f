import { z } from 'zod';

/** A page of a list, for the OpenAPI document. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int() });
