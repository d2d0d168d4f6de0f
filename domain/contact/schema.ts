import { z } from 'zod';
import { consentSchema } from '../consent/schema';
import { consentTypes } from '../consent/consent';
import { contactRoles, contactStatuses, fieldTypes, lifecycleStages } from './contact';
import { customFieldName } from './custom-fields';
import { cleanEmail, emailFault } from './email';
import { emailSentences } from './email-sentences';
import {
  isCalendarDay,
  isLanguageTag,
  isStorable,
  isTimezone,
  MAX_CUSTOM_TEXT_LENGTH,
  MAX_TAG_LENGTH,
  MAX_TAGS,
  maxLengths,
} from './text';

const text = (max: number) => z.string().trim().max(max).refine(isStorable, 'holds a character that cannot be stored');

/** An empty text is no value. */
const optionalText = (max: number) =>
  text(max)
    .nullable()
    .transform((value) => (value === '' ? null : value))
    .optional();

const checkedText = (max: number, isGood: (value: string) => boolean, message: string) =>
  optionalText(max).refine((value) => value === undefined || value === null || isGood(value), message);

export const emailSchema = z
  .string()
  .max(1_000)
  .transform(cleanEmail)
  .superRefine((address, context) => {
    const fault = emailFault(address);
    if (fault) context.addIssue({ code: 'custom', message: emailSentences[fault].en, input: address });
  });

export const tagSchema = text(MAX_TAG_LENGTH).min(1);
const tags = z.array(tagSchema).max(MAX_TAGS);
const roles = z.array(z.enum(contactRoles)).max(contactRoles.length);

const customValue = z.union([
  z.string().max(MAX_CUSTOM_TEXT_LENGTH).refine(isStorable, 'holds a character that cannot be stored'),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(text(MAX_TAG_LENGTH)).max(MAX_TAGS),
]);
const customFields = z.record(
  z.string().regex(customFieldName, 'begins with a letter; then letters, digits and _, 63 at most'),
  customValue,
);

const fields = {
  firstName: optionalText(maxLengths.firstName),
  lastName: optionalText(maxLengths.lastName),
  company: optionalText(maxLengths.company),
  position: optionalText(maxLengths.position),
  phone: optionalText(maxLengths.phone),
  country: optionalText(maxLengths.country),
  region: optionalText(maxLengths.region),
  city: optionalText(maxLengths.city),
  source: optionalText(maxLengths.source),
  birthDate: checkedText(10, isCalendarDay, 'a day such as 1990-02-28'),
  timezone: checkedText(maxLengths.timezone, isTimezone, 'an IANA time zone such as Europe/Paris'),
  locale: checkedText(maxLengths.locale, isLanguageTag, 'a language tag such as fr or pt-BR'),
  lifecycleStage: z.enum(lifecycleStages).optional(),
  engagementScore: z.number().optional(),
  leadScore: z.number().optional(),
  roles: roles.optional(),
  tags: tags.optional(),
  customFields: customFields.optional(),
};

export const createContactSchema = z.strictObject({
  email: emailSchema,
  ...fields,
  consents: z.array(consentSchema).max(consentTypes.length).optional(),
});
export type CreateContact = z.output<typeof createContactSchema>;

/** PUT and PATCH alike: only the fields sent are changed. */
export const updateContactSchema = z.strictObject({
  email: emailSchema.optional(),
  ...fields,
  status: z.enum(contactStatuses).optional(),
});

export const contactSorts = [
  'createdAt',
  'updatedAt',
  'email',
  'firstName',
  'lastName',
  'company',
  'lastActivity',
  'engagementScore',
  'leadScore',
] as const;
export type ContactSort = (typeof contactSorts)[number];

const sortable = contactSorts.flatMap((name) => [name, `-${name}`]);

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
};

export const listContactsSchema = z.strictObject({
  ...pageQuery,
  sort: z
    .string()
    .refine((sort) => sortable.includes(sort), `one of ${contactSorts.join(', ')}, with - before it for descending`)
    .default('-createdAt'),
  q: z.string().trim().max(200).optional(),
  status: z.enum(contactStatuses).optional(),
  tag: z.string().max(MAX_TAG_LENGTH).optional(),
  role: z.enum(contactRoles).optional(),
  email: z.string().max(1_000).optional(),
});
export type ListContacts = z.output<typeof listContactsSchema>;

export const contactParams = z.strictObject({ contactId: z.string() });
export const timelineQuery = z.strictObject({ ...pageQuery, name: z.string().max(100).optional() });

export const contactAnswer = z.object({
  id: z.uuid(),
  organizationId: z.uuid(),
  artistId: z.uuid().nullable(),
  email: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  company: z.string().nullable(),
  position: z.string().nullable(),
  phone: z.string().nullable(),
  roles: z.array(z.enum(contactRoles)),
  tags: z.array(z.string()),
  status: z.enum(contactStatuses),
  country: z.string().nullable(),
  region: z.string().nullable(),
  city: z.string().nullable(),
  birthDate: z.iso.date().nullable(),
  timezone: z.string().nullable(),
  locale: z.string().nullable(),
  source: z.string().nullable(),
  lifecycleStage: z.enum(lifecycleStages),
  engagementScore: z.number(),
  leadScore: z.number(),
  lastActivity: z.iso.datetime().nullable(),
  customFields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  consents: z.array(
    z.object({
      type: z.enum(consentTypes),
      granted: z.boolean(),
      source: z.string(),
      at: z.iso.datetime(),
      doubleOptIn: z.boolean(),
    }),
  ),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export const contactFieldAnswer = z.object({
  field: z.string(),
  label: z.string(),
  type: z.enum(fieldTypes),
  custom: z.boolean(),
});

export const timelineAnswer = z.object({
  id: z.uuid(),
  contactId: z.uuid(),
  name: z.string(),
  properties: z.record(z.string(), z.unknown()),
  campaignId: z.uuid().nullable(),
  messageId: z.uuid().nullable(),
  occurredAt: z.iso.datetime(),
});
