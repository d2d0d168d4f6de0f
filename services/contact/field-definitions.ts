import { eq } from 'drizzle-orm';
import type { CustomValue, FieldType } from '../../domain/contact/contact';
import { checkCustomFields } from '../../domain/contact/custom-fields';
import type { FieldDefinition } from '../../domain/contact/custom-fields';
import { invalid } from '../../domain/error/failure';
import type { Database } from '../../db/client';
import { fieldDefinitions, organizations } from '../../db/schema';

export interface OrganizationFields {
  readonly definitions: ReadonlyMap<string, FieldType>;
  /** New fields are refused. */
  readonly locked: boolean;
}

/** What types the custom fields of an organisation. */
export async function loadFields(db: Database, organizationId: string): Promise<OrganizationFields> {
  const rows = await db.select().from(fieldDefinitions).where(eq(fieldDefinitions.organizationId, organizationId));
  const [organization] = await db
    .select({ locked: organizations.fieldsLocked })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return {
    definitions: new Map(rows.map(({ name, type }) => [name, type])),
    locked: organization?.locked ?? false,
  };
}

/** Adds definitions; one that another transaction made first stays as it is. */
export async function defineFields(
  tx: Database,
  organizationId: string,
  defined: readonly (FieldDefinition & { readonly label?: string })[],
): Promise<void> {
  if (defined.length === 0) return;
  await tx
    .insert(fieldDefinitions)
    .values(defined.map(({ name, type, label }) => ({ organizationId, name, type, label: label ?? name })))
    .onConflictDoNothing();
}

/**
 * Checks custom values against the organisation's fields, and defines those that are new.
 * @throws Failure VALIDATION_FAILED naming each `customFields.NAME` at fault.
 */
export async function admitCustomFields(
  tx: Database,
  organizationId: string,
  values: Readonly<Record<string, CustomValue>> | undefined,
): Promise<void> {
  if (values === undefined || Object.keys(values).length === 0) return;
  const before = await loadFields(tx, organizationId);
  const { faults, defined } = checkCustomFields(values, before.definitions, before.locked);
  if (faults.length > 0) throw invalid(faults);
  if (defined.length === 0) return;
  await defineFields(tx, organizationId, defined);
  // Another request may have defined the same name with another type a moment ago: its word stands.
  const now = await loadFields(tx, organizationId);
  const again = checkCustomFields(values, now.definitions, now.locked);
  if (again.faults.length > 0) throw invalid(again.faults);
}
