import { z } from 'zod';
import { cleanEmail, emailFault } from '../contact/email';
import { consentTypes, suppressionReasons } from './consent';

const email = z
  .string()
  .transform(cleanEmail)
  .refine((address) => emailFault(address) === null, 'not an email address');

const shortText = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0'));

export const consentSchema = z.strictObject({
  type: z.enum(consentTypes),
  granted: z.boolean(),
  source: shortText,
  doubleOptIn: z.boolean().optional(),
});
export type ConsentRequest = z.output<typeof consentSchema>;

export const consentRecordAnswer = z.object({
  id: z.uuid(),
  contactId: z.uuid(),
  type: z.enum(consentTypes),
  granted: z.boolean(),
  source: z.string(),
  doubleOptIn: z.boolean(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  at: z.iso.datetime(),
});

export const suppressionSchema = z.strictObject({
  email,
  reason: z.enum(suppressionReasons).default('MANUAL'),
});

/** Which suppression to lift, given in the body or in the query. */
export const suppressionKeySchema = z.strictObject({
  email: email.optional(),
  reason: z.enum(suppressionReasons).optional(),
});

export const listSuppressionsSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
  q: z.string().trim().max(200).optional(),
  email: z.string().max(1_000).optional(),
  reason: z.enum(suppressionReasons).optional(),
});

export const suppressionAnswer = z.object({
  id: z.uuid(),
  email: z.string().nullable(),
  reason: z.enum(suppressionReasons),
  createdAt: z.iso.datetime(),
});
