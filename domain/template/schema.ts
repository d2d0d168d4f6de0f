import { z } from 'zod';
import { contactRoles } from '../contact/contact';
import { templateFormats } from './template';

/** Characters; a newsletter with its inlined styles is about 50,000. */
const MAX_CONTENT = 500_000;
const MAX_SUBJECT = 998;

const words = {
  subjectTemplate: z.string().trim().min(1).max(MAX_SUBJECT),
  preheader: z.string().trim().max(MAX_SUBJECT).nullable().optional(),
  format: z.enum(templateFormats),
  contentTemplate: z.string().min(1).max(MAX_CONTENT),
  textTemplate: z.string().max(MAX_CONTENT).nullable().optional(),
};
const name = z.string().trim().min(1).max(200);

export const createTemplateSchema = z.strictObject({
  name,
  contactRole: z.enum(contactRoles).default('marketing'),
  ...words,
  isDefault: z.boolean().default(false),
});
export type CreateTemplate = z.output<typeof createTemplateSchema>;

/** PUT and PATCH alike: only the fields sent are changed. */
export const updateTemplateSchema = z.strictObject({
  name: name.optional(),
  contactRole: z.enum(contactRoles).optional(),
  subjectTemplate: words.subjectTemplate.optional(),
  preheader: words.preheader,
  format: words.format.optional(),
  contentTemplate: words.contentTemplate.optional(),
  textTemplate: words.textTemplate,
  isDefault: z.boolean().optional(),
});
export type UpdateTemplate = z.output<typeof updateTemplateSchema>;

/** For whom: a contact of ours, or one made up. */
const reader = {
  contactId: z.uuid().optional(),
  contact: z.record(z.string(), z.unknown()).optional(),
};
const notBoth = (given: { contactId?: unknown; contact?: unknown }) =>
  given.contactId === undefined || given.contact === undefined;
const oneReader = {
  error: 'give contactId or contact, not both',
  params: { fr: 'donnez contactId ou contact, pas les deux' },
  path: ['contact'],
};

export const previewTemplateSchema = z.strictObject(reader).refine(notBoth, oneReader);
export type PreviewReader = z.output<typeof previewTemplateSchema>;

/** A preview of words that are not saved yet. */
export const previewDraftSchema = z.strictObject({ ...words, ...reader }).refine(notBoth, oneReader);
export type PreviewDraft = z.output<typeof previewDraftSchema>;

export const templateSorts = ['createdAt', 'updatedAt', 'name'] as const;
export type TemplateSort = (typeof templateSorts)[number];
const sorts = templateSorts.flatMap((field) => [field, `-${field}`] as const);

export const listTemplatesSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
  sort: z.enum(sorts).default('-createdAt'),
  q: z.string().trim().max(200).optional(),
  contactRole: z.enum(contactRoles).optional(),
});
export type ListTemplates = z.output<typeof listTemplatesSchema>;

export const templateAnswer = z.object({
  id: z.uuid(),
  organizationId: z.uuid(),
  artistId: z.uuid().nullable(),
  name: z.string(),
  contactRole: z.enum(contactRoles),
  subjectTemplate: z.string(),
  preheader: z.string().nullable(),
  format: z.enum(templateFormats),
  contentTemplate: z.string(),
  textTemplate: z.string().nullable(),
  isDefault: z.boolean(),
  variables: z.array(z.string()),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export const previewAnswer = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  warnings: z.array(
    z.object({ code: z.literal('UNDEFINED_VARIABLE'), variable: z.string(), fallback: z.string().nullable() }),
  ),
});
