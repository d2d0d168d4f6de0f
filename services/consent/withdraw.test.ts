import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { consentRecords, contactConsents, contactEvents, contacts } from '../../db/schema';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import { createOrganization } from '../../test/factories/organization';
import { recordConsents } from './record';
import { withdrawConsent } from './withdraw';

let connection: DatabaseConnection;
beforeAll(async () => {
  connection = await openTestDatabase();
});
afterAll(() => connection.close());

const word = { type: 'EMAIL_MARKETING', source: 'one-click unsubscribe', ip: '192.0.2.1', userAgent: 'mail' } as const;
const withdraw = (organizationId: string, contactId: string) =>
  connection.db.transaction((tx) => withdrawConsent({ tx, organizationId, contactId, ...word }));

test('a withdrawal that a mail client repeats is written once', async () => {
  const { organizationId } = await createOrganization(connection);
  const { id } = await createContact(connection, { organizationId });
  const outcomes = await Promise.all([withdraw(organizationId, id), withdraw(organizationId, id)]);
  expect(outcomes.filter(({ changed }) => changed)).toHaveLength(1);
  expect(await connection.db.$count(consentRecords, eq(consentRecords.contactId, id))).toBe(1);
  const events = await connection.db.select().from(contactEvents).where(eq(contactEvents.contactId, id));
  expect(events.map(({ name }) => name).toSorted()).toEqual(['CONSENT_CHANGED', 'UNSUBSCRIBED']);
  const [contact] = await connection.db.select().from(contacts).where(eq(contacts.id, id));
  expect(contact?.status).toBe('unsubscribed');
});

test('a withdrawal reaches nobody of another organisation', async () => {
  const [own, other] = await Promise.all([createOrganization(connection), createOrganization(connection)]);
  const { id } = await createContact(connection, { organizationId: own.organizationId });
  await expect(withdraw(other.organizationId, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(withdraw(own.organizationId, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a word that arrives late is in the ledger, and does not overrule a later one', async () => {
  const { organizationId } = await createOrganization(connection);
  const { id } = await createContact(connection, { organizationId, consents: [] });
  const say = (granted: boolean, at: string) =>
    recordConsents(connection.db, {
      organizationId,
      at: new Date(at),
      consents: [{ contactId: id, type: 'EMAIL_MARKETING', granted, source: 'x' }],
    });
  await say(false, '2026-02-01T00:00:00Z');
  await say(true, '2026-01-01T00:00:00Z');
  const [state] = await connection.db.select().from(contactConsents).where(eq(contactConsents.contactId, id));
  expect(state).toMatchObject({ granted: false });
  expect(await connection.db.$count(consentRecords, eq(consentRecords.contactId, id))).toBe(2);
  const [contact] = await connection.db.select().from(contacts).where(eq(contacts.id, id));
  expect(contact?.status).toBe('unsubscribed');
});
