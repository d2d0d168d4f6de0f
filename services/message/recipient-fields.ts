import type { Fields } from '../content/content';

/** The columns of a contact that templates may speak of, as the hot statements select them from `contacts c`. */
export const RECIPIENT_COLUMNS = `c.email, c.first_name as "firstName", c.last_name as "lastName", c.company, c.position,
  c.phone, c.country, c.region, c.city, c.birth_date::text as "birthDate", c.timezone, c.locale, c.source,
  c.lifecycle_stage as "lifecycleStage", c.roles::text[] as roles, c.tags, c.custom_fields as "customFields"`;

/** A contact as {@link RECIPIENT_COLUMNS} reads it. */
export interface RecipientColumns {
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  readonly position: string | null;
  readonly phone: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly birthDate: string | null;
  readonly timezone: string | null;
  readonly locale: string | null;
  readonly source: string | null;
  readonly lifecycleStage: string;
  readonly roles: readonly string[];
  readonly tags: readonly string[];
  readonly customFields: Fields;
}

/** What `{{ contact.… }}` reads. */
export const contactFields = (row: RecipientColumns): Fields => ({
  email: row.email,
  firstName: row.firstName,
  lastName: row.lastName,
  company: row.company,
  position: row.position,
  phone: row.phone,
  country: row.country,
  region: row.region,
  city: row.city,
  birthDate: row.birthDate,
  timezone: row.timezone,
  locale: row.locale,
  source: row.source,
  lifecycleStage: row.lifecycleStage,
  roles: row.roles,
  tags: row.tags,
  customFields: row.customFields,
});
