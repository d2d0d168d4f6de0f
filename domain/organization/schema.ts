import { z } from 'zod';
import { MAX_AUDIENCE_LIMIT } from '../campaign/audience-limits';
import { contactRoles } from '../contact/contact';
import { isTimezone } from '../contact/text';
import { locales } from '../locale/locale';
import { memberRoles, permissions } from './role';

const name = z.string().trim().min(1).max(200);
/** An IANA name, such as `Europe/Paris`. */
const timezoneSchema = z.string().refine(isTimezone, {
  error: 'not an IANA time zone, such as Europe/Paris',
  params: { fr: "n'est pas un fuseau horaire IANA, tel que Europe/Paris" },
});

export const updateOrganizationSchema = z.strictObject({
  name: name.optional(),
  timezone: timezoneSchema.optional(),
  locale: z.enum(locales).optional(),
  senderName: name.nullable().optional(),
  senderEmail: z.email().nullable().optional(),
  signature: z.string().max(5000).nullable().optional(),
  fieldsLocked: z.boolean().optional(),
  minimumAudience: z.int().min(1).max(MAX_AUDIENCE_LIMIT).optional(),
  maximumAudience: z.int().min(1).max(MAX_AUDIENCE_LIMIT).nullable().optional(),
});
export type UpdateOrganization = z.infer<typeof updateOrganizationSchema>;

export const createArtistSchema = z.strictObject({ name });
export type CreateArtist = z.infer<typeof createArtistSchema>;

export const updateMemberSchema = z.strictObject({
  role: z.enum(memberRoles).optional(),
  metiers: z.array(z.enum(contactRoles)).max(contactRoles.length).optional(),
});
export type UpdateMember = z.infer<typeof updateMemberSchema>;

export const inviteSchema = z.strictObject({
  email: z.email(),
  role: z.enum(memberRoles).exclude(['owner']).default('editor'),
});
export type Invite = z.infer<typeof inviteSchema>;

export const createApiKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(permissions)).min(1),
  expiresInDays: z.int().min(1).max(3650).optional(),
});
export type CreateApiKey = z.infer<typeof createApiKeySchema>;
