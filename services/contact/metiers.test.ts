import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DatabaseConnection } from '../../db/client';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createContact as contactOf } from '../../test/factories/contact';
import { createContact } from './create';
import { getContact } from './get';
import { listContacts } from './list';
import { updateContact } from './update';

let connection: DatabaseConnection;
beforeAll(async () => {
  connection = await openTestDatabase();
});
afterAll(() => connection.close());

const everything = { limit: 50, sort: '-createdAt' };

test('a press agent sees press contacts, whatever else they are, and no others', async () => {
  const { ctx, organizationId } = await createTestContext(connection, { metiers: ['press'] });
  const both = await contactOf(connection, { organizationId, roles: ['press', 'tour'] });
  const tour = await contactOf(connection, { organizationId, roles: ['tour'] });
  await contactOf(connection, { organizationId });
  expect(await listContacts({ ctx, input: everything })).toMatchObject({ total: 1, items: [{ id: both.id }] });
  await expect(getContact({ ctx, input: { contactId: tour.id } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const update = { contactId: tour.id, patch: { city: 'Lyon' } };
  await expect(updateContact({ ctx, input: update })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('who sees press contacts alone makes press contacts, and cannot lose sight of one by a change', async () => {
  const { ctx } = await createTestContext(connection, { metiers: ['press'] });
  const made = await createContact({ ctx, input: { email: 'a@example.com' } });
  expect(made.roles).toEqual(['press']);
  const wrong = { code: 'VALIDATION_FAILED', details: [{ path: 'roles' }] };
  await expect(createContact({ ctx, input: { email: 'b@example.com', roles: ['tour'] } })).rejects.toMatchObject(wrong);
  const update = { contactId: made.id, patch: { roles: ['tour' as const] } };
  await expect(updateContact({ ctx, input: update })).rejects.toMatchObject(wrong);
});

test('an address taken by a contact out of sight is refused without saying whose it is', async () => {
  const { ctx, organizationId } = await createTestContext(connection, { metiers: ['press'] });
  const hidden = await contactOf(connection, { organizationId, roles: ['tour'] });
  const attempt = createContact({ ctx, input: { email: hidden.email } });
  await expect(attempt).rejects.toMatchObject({ code: 'ALREADY_EXISTS', subject: {} });
});
