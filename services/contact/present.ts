import { inArray } from 'drizzle-orm';
import type { ConsentState, Contact } from '../../domain/contact/contact';
import type { Database } from '../../db/client';
import { contactConsents } from '../../db/schema';
import type { ContactRow } from './load';

function presentOne(row: ContactRow, consents: readonly ConsentState[]): Contact {
  const { emailKey: _emailKey, metadata: _metadata, lastActivity, createdAt, updatedAt, ...columns } = row;
  return {
    ...columns,
    lastActivity: lastActivity?.toISOString() ?? null,
    consents,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** Rows as the API shows them, each with the present state of its consents. */
export async function presentContacts(db: Database, rows: readonly ContactRow[]): Promise<readonly Contact[]> {
  if (rows.length === 0) return [];
  const states = await db
    .select()
    .from(contactConsents)
    .where(
      inArray(
        contactConsents.contactId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(contactConsents.type);
  const byContact = new Map<string, ConsentState[]>();
  for (const { contactId, type, granted, source, at, doubleOptIn } of states) {
    const state = { type, granted, source, at: at.toISOString(), doubleOptIn };
    const known = byContact.get(contactId);
    if (known) known.push(state);
    else byContact.set(contactId, [state]);
  }
  return rows.map((row) => presentOne(row, byContact.get(row.id) ?? []));
}

/** One row as the API shows it. */
export async function presentContact(db: Database, row: ContactRow): Promise<Contact> {
  const [contact] = await presentContacts(db, [row]);
  return contact ?? presentOne(row, []);
}
