import type { Contact } from '../../domain/contact/contact';
import type { CreateContact } from '../../domain/contact/schema';
import { eventNames } from '../../domain/event/event';
import { newId } from '../../db/columns';
import { contacts } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import { recordConsents } from '../consent/record';
import type { ServiceCall } from '../context';
import { recordEvents } from '../event/record';
import { admitCustomFields } from './field-definitions';
import { getContactInOrganization } from './load';
import { presentContact } from './present';
import { admittedRoles } from './roles';
import { addressTaken } from './taken';

/**
 * Adds a person with what they agreed to, and lets automations know.
 * @throws Failure ALREADY_EXISTS with `contactId` when the workspace has the address; VALIDATION_FAILED for a custom
 * field of the wrong type.
 */
export async function createContact({ ctx, input }: ServiceCall<CreateContact>): Promise<Contact> {
  const { consents = [], customFields = {}, tags = [], roles, ...columns } = input;
  const at = ctx.now();
  const own = {
    ...columns,
    id: newId(at.getTime()),
    organizationId: ctx.organizationId,
    artistId: ctx.artistId,
    roles: [...new Set(admittedRoles(ctx, roles))],
    tags: [...new Set(tags)],
    customFields: Object.fromEntries(Object.entries(customFields).filter(([, value]) => value !== null)),
    source: columns.source ?? (ctx.actor.type === 'API_KEY' ? 'api' : 'manual'),
    createdAt: at,
    updatedAt: at,
  };
  return ctx.db.transaction(async (tx) => {
    await admitCustomFields(tx, ctx.organizationId, customFields);
    const [row] = await tx.insert(contacts).values(own).onConflictDoNothing().returning();
    if (!row) throw await addressTaken(ctx, tx, own);

    const said = consents.map((consent) => ({ ...consent, contactId: row.id, ip: ctx.ip }));
    await recordConsents(tx, { organizationId: ctx.organizationId, at, consents: said });
    const event = { organizationId: row.organizationId, artistId: row.artistId, contactId: row.id, occurredAt: at };
    await recordEvents(tx, [
      { ...event, name: eventNames.contactCreated, properties: { source: row.source } },
      ...row.tags.map((tag) => ({ ...event, name: eventNames.tagAdded, properties: { tag } })),
    ]);
    const entity = { type: 'contact', id: row.id };
    await recordChange(ctx, tx, { action: 'contact.created', entity, after: { email: row.email, roles: row.roles } });
    return presentContact(tx, await getContactInOrganization(ctx, row.id, { tx }));
  });
}
