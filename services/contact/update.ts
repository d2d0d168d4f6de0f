import { eq } from 'drizzle-orm';
import { changeContact } from '../../domain/contact/change';
import type { ContactChange, ContactPatch, ContactState } from '../../domain/contact/change';
import type { Contact } from '../../domain/contact/contact';
import { eventNames } from '../../domain/event/event';
import type { Database } from '../../db/client';
import { contacts } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { recordEvents } from '../event/record';
import type { NewEvent } from '../event/record';
import { admitCustomFields } from './field-definitions';
import { getContactInOrganization } from './load';
import type { ContactRow } from './load';
import { presentContact } from './present';
import { admittedRoles } from './roles';
import { assertAddressFree } from './taken';

interface ContactUpdate {
  readonly contactId: string;
  readonly patch: ContactPatch;
}

/**
 * Changes the fields sent and leaves the others. A patch that changes nothing writes nothing.
 * @throws Failure NOT_FOUND; ALREADY_EXISTS when another contact has the new address; VALIDATION_FAILED for a custom
 * field of the wrong type.
 */
export async function updateContact({ ctx, input }: ServiceCall<ContactUpdate>): Promise<Contact> {
  return ctx.db.transaction(async (tx) => {
    const row = await getContactInOrganization(ctx, input.contactId, { tx, lock: true });
    return presentContact(tx, await patchContact(ctx, tx, row, input.patch));
  });
}

/** The same inside a caller's transaction; `row` is locked by it. */
export async function patchContact(
  ctx: ServiceContext,
  tx: Database,
  row: ContactRow,
  patch: ContactPatch,
): Promise<ContactRow> {
  if (patch.roles !== undefined) admittedRoles(ctx, patch.roles);
  await admitCustomFields(tx, ctx.organizationId, patch.customFields);
  const change = changeContact(row, patch);
  if (change.fields.length === 0) return row;
  if (change.fields.includes('email'))
    await assertAddressFree(ctx, tx, { artistId: row.artistId, email: change.after.email, ownId: row.id });

  const { emailKey: _emailKey, ...columns } = { ...row, ...change.after };
  const at = ctx.now();
  const [stored = row] = await tx
    .update(contacts)
    .set({
      ...columns,
      roles: [...change.after.roles],
      tags: [...change.after.tags],
      customFields: { ...change.after.customFields },
      updatedAt: at,
    })
    .where(eq(contacts.id, row.id))
    .returning()
    .prepare('patch_contact')
    .execute();
  await recordEvents(tx, changeEvents(row, change, at));
  await recordChange(ctx, tx, {
    action: 'contact.updated',
    entity: { type: 'contact', id: row.id },
    before: pick(row, change.fields),
    after: pick(change.after, change.fields),
  });
  return stored;
}

/** What automations and the timeline hear of a change. */
export function changeEvents(
  row: Pick<ContactRow, 'id' | 'organizationId' | 'artistId' | 'engagementScore' | 'leadScore'>,
  { after, fields, tagsAdded, tagsRemoved }: ContactChange,
  occurredAt: Date,
): readonly NewEvent[] {
  if (fields.length === 0) return [];
  const event = { organizationId: row.organizationId, artistId: row.artistId, contactId: row.id, occurredAt };
  const scores = ['engagementScore', 'leadScore'] as const;
  return [
    { ...event, name: eventNames.contactUpdated, properties: { fields } },
    ...tagsAdded.map((tag) => ({ ...event, name: eventNames.tagAdded, properties: { tag } })),
    ...tagsRemoved.map((tag) => ({ ...event, name: eventNames.tagRemoved, properties: { tag } })),
    ...scores
      .filter((score) => fields.includes(score))
      .map((score) => ({
        ...event,
        name: eventNames.scoreChanged,
        properties: { score, from: row[score], to: after[score] },
      })),
  ];
}

function pick(state: ContactState, fields: readonly string[]) {
  return Object.fromEntries(
    fields.map((field) => {
      const [name = '', custom] = field.split('.');
      const values = custom === undefined ? state : state.customFields;
      return [field, asJson(Reflect.get(values, custom ?? name))];
    }),
  );
}

const asJson = (value: unknown): string | number | boolean | null | readonly string[] => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map(String) : null;
};
