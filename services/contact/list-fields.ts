import { asc, eq } from 'drizzle-orm';
import type { FieldType } from '../../domain/contact/contact';
import { contactFieldTypes } from '../../domain/segment/fields';
import { fieldDefinitions } from '../../db/schema';
import type { ServiceContext } from '../context';
import type { Page } from '../list';

export interface ContactField {
  /** As conditions, mappings and templates name it: `city`, `customFields.city`. */
  readonly field: string;
  /** What its organisation calls it; for a built-in field, its own name. */
  readonly label: string;
  readonly type: FieldType;
  readonly custom: boolean;
}

/** Every field a contact may have here: the built-in ones, then the organisation's own. */
export async function listContactFields({ ctx }: { readonly ctx: ServiceContext }): Promise<Page<ContactField>> {
  const rows = await ctx.db
    .select()
    .from(fieldDefinitions)
    .where(eq(fieldDefinitions.organizationId, ctx.organizationId))
    .orderBy(asc(fieldDefinitions.name));
  const items = [
    ...Object.entries(contactFieldTypes).map(([field, type]) => ({ field, label: field, type, custom: false })),
    ...rows.map(({ name, label, type }) => ({ field: `customFields.${name}`, label, type, custom: true })),
  ];
  return { items, nextCursor: null, total: items.length };
}
