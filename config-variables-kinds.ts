import { z } from 'zod';

/** What the reader of `.env.example`, or of a failure, needs to know of a variable. */
export interface AboutVariable {
  readonly group: string;
  /** Completes "NAME wants …". */
  readonly wants: string;
  readonly doc: string;
  /** Its value is never printed. */
  readonly secret?: boolean;
  /** A value to show where there is no default. */
  readonly example?: string;
}

export const aboutVariables = z.registry<AboutVariable>();

export const text = () => z.string().trim().min(1);
export const port = () => z.coerce.number().int().min(1).max(65_535);
export const origin = () => z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);
export const listOf = (isItem: (item: string) => boolean) =>
  z
    .string()
    .transform((value) => value.split(',').map((item) => item.trim()))
    .refine((items) => items.every(isItem));

/** What a variable that is a port wants. */
export const aPort = 'a port number from 1 to 65535';
