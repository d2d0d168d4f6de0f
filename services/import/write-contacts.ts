import { sql } from 'drizzle-orm';
import type { ContactState } from '../../domain/contact/change';
import type { Database } from '../../db/client';

/** A contact as it will stand in its row. */
export interface WrittenContact extends ContactState {
  readonly id: string;
}

export interface ContactPlace {
  readonly organizationId: string;
  readonly artistId: string | null;
  readonly at: Date;
}

/** The columns an import writes, as one statement receives them. */
const incoming = (contacts: readonly WrittenContact[]) => {
  const rows = contacts.map((contact) => ({
    id: contact.id,
    email: contact.email,
    first_name: contact.firstName,
    last_name: contact.lastName,
    company: contact.company,
    position: contact.position,
    phone: contact.phone,
    country: contact.country,
    region: contact.region,
    city: contact.city,
    birth_date: contact.birthDate,
    timezone: contact.timezone,
    locale: contact.locale,
    source: contact.source,
    lifecycle_stage: contact.lifecycleStage,
    roles: contact.roles,
    tags: contact.tags,
    custom_fields: contact.customFields,
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as incoming(
    id uuid, email text, first_name text, last_name text, company text, "position" text, phone text, country text,
    region text, city text, birth_date date, timezone text, locale text, source text, lifecycle_stage text,
    roles contact_role[], tags text[], custom_fields jsonb)`;
};

/** @returns the ids of those that were made; an address that another transaction took meanwhile is left out. */
export async function insertContacts(
  tx: Database,
  { organizationId, artistId, at }: ContactPlace,
  contacts: readonly WrittenContact[],
): Promise<ReadonlySet<string>> {
  if (contacts.length === 0) return new Set();
  const instant = sql`${at.toISOString()}::timestamptz`;
  const made = await tx.execute<{ id: string }>(sql`
    insert into contacts (id, organization_id, artist_id, email, first_name, last_name, company, "position", phone,
      country, region, city, birth_date, timezone, locale, source, lifecycle_stage, roles, tags, custom_fields,
      created_at, updated_at)
    select id, ${organizationId}::uuid, ${artistId}::uuid, email, first_name, last_name, company, "position", phone,
      country, region, city, birth_date, timezone, locale, source, lifecycle_stage, roles, tags, custom_fields,
      ${instant}, ${instant}
    from ${incoming(contacts)}
    on conflict on constraint contacts_email do nothing
    returning id`);
  return new Set(made.map(({ id }) => id));
}

/** Writes contacts that are there and locked by this transaction. */
export async function updateContacts(tx: Database, at: Date, contacts: readonly WrittenContact[]): Promise<void> {
  if (contacts.length === 0) return;
  await tx.execute(sql`
    update contacts set first_name = incoming.first_name, last_name = incoming.last_name, company = incoming.company,
      "position" = incoming."position", phone = incoming.phone, country = incoming.country, region = incoming.region,
      city = incoming.city, birth_date = incoming.birth_date, timezone = incoming.timezone, locale = incoming.locale,
      source = incoming.source, lifecycle_stage = incoming.lifecycle_stage, roles = incoming.roles,
      tags = incoming.tags, custom_fields = incoming.custom_fields, updated_at = ${at.toISOString()}::timestamptz
    from ${incoming(contacts)} where contacts.id = incoming.id`);
}
