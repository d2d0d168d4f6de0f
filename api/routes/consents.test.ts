import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConsentRecord, Suppression } from '../../domain/consent/consent';
import type { Contact } from '../../domain/contact/contact';
import type { ContactEvent } from '../../domain/event/event';
import { eraseContact } from '../../services/contact/erase';
import { readJson, startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import { createOrganization } from '../../test/factories/organization';

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let api: TestApi;
let key: string;

beforeAll(async () => {
  connection = await openTestDatabase();
  api = await startTestApi(connection);
  key = await api.apiKeyFor('editor');
});
afterAll(async () => {
  await api.close();
  await connection.close();
});

const get = async <T>(path: string) => readJson<T>(await api.call(key, 'GET', path));
const say = (id: string, granted: boolean, type = 'EMAIL_MARKETING', source = 'phone call') =>
  api.call(key, 'POST', `/contacts/${id}/consents`, { type, granted, source });
const newContact = (options: object = {}) =>
  createContact(connection, { organizationId: api.organizationId, consents: [], ...options });

describe('the consent ledger', () => {
  test('keeps every word, and the contact shows the last one', async () => {
    const { id } = await newContact();
    expect((await say(id, true)).status).toBe(201);
    await say(id, false);
    await say(id, true, 'SMS_MARKETING', 'web form');
    const ledger = await get<{ items: ConsentRecord[]; total: number }>(`/contacts/${id}/consents`);
    expect(ledger.total).toBe(3);
    expect(ledger.items.map(({ type, granted, source }) => [type, granted, source])).toEqual([
      ['SMS_MARKETING', true, 'web form'],
      ['EMAIL_MARKETING', false, 'phone call'],
      ['EMAIL_MARKETING', true, 'phone call'],
    ]);
    expect(ledger.items[0]).toMatchObject({
      contactId: id,
      ip: expect.stringContaining('127.0.0.1'),
      userAgent: 'node',
    });
    const contact = await get<Contact>(`/contacts/${id}`);
    expect(contact.consents.map(({ type, granted }) => [type, granted])).toEqual([
      ['EMAIL_MARKETING', false],
      ['SMS_MARKETING', true],
    ]);
  });

  test('unsubscribes who withdraws email, brings back who grants it, and tells automations', async () => {
    const { id } = await newContact();
    const status = async () => (await get<Contact>(`/contacts/${id}`)).status;
    await say(id, true);
    await say(id, false, 'SMS_MARKETING');
    expect(await status()).toBe('active');
    await say(id, false);
    expect(await status()).toBe('unsubscribed');
    await say(id, true);
    expect(await status()).toBe('active');
    const { items } = await get<{ items: ContactEvent[] }>(`/contacts/${id}/events`);
    const names = items.map(({ name }) => name);
    expect(names.filter((name) => name === 'CONSENT_CHANGED')).toHaveLength(4);
    expect(names.filter((name) => name === 'UNSUBSCRIBED')).toHaveLength(1);
  });

  test('does not make a bounced address good', async () => {
    const { id } = await newContact({ status: 'bounced' });
    await say(id, true);
    expect((await get<Contact>(`/contacts/${id}`)).status).toBe('bounced');
  });

  test('is paged, latest first', async () => {
    const { id } = await newContact();
    for (const granted of [true, false, true]) await say(id, granted);
    const first = await get<{ items: ConsentRecord[]; nextCursor: string }>(`/contacts/${id}/consents?limit=2`);
    const rest = await get<{ items: ConsentRecord[]; nextCursor: string | null }>(
      `/contacts/${id}/consents?limit=2&cursor=${first.nextCursor}`,
    );
    expect([...first.items, ...rest.items].map(({ granted }) => granted)).toEqual([true, false, true]);
    expect(rest.nextCursor).toBeNull();
  });

  test.each([{ type: 'EMAIL' }, { type: 'EMAIL_MARKETING', granted: 'yes', source: 'x' }, { granted: true }])(
    'refuses %j',
    async (body) => {
      const { id } = await newContact();
      expect((await api.call(key, 'POST', `/contacts/${id}/consents`, body)).status).toBe(400);
    },
  );
});

describe('suppressions', () => {
  const add = (email: string, reason?: string) => api.call(key, 'POST', '/suppressions', { email, reason });
  const find = (email: string) =>
    get<{ items: Suppression[] }>(`/suppressions?email=${encodeURIComponent(email)}`).then(({ items }) => items);

  test('are added, found whatever the case, and lifted by query or by body', async () => {
    const answer = await add('Quiet@example.com');
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ email: 'Quiet@example.com', reason: 'MANUAL' });
    expect(await find('quiet@EXAMPLE.com')).toHaveLength(1);
    expect((await get<{ items: Suppression[] }>('/suppressions?q=QUIET&reason=MANUAL')).items).toHaveLength(1);
    expect((await api.call(key, 'DELETE', '/suppressions?email=QUIET@example.com&reason=COMPLAINT')).status).toBe(404);
    expect((await api.call(key, 'DELETE', '/suppressions?email=QUIET@example.com')).status).toBe(204);
    await add('quiet@example.com', 'COMPLAINT');
    expect((await api.call(key, 'DELETE', '/suppressions', { email: 'quiet@example.com' })).status).toBe(204);
    expect((await api.call(key, 'DELETE', '/suppressions', { email: 'quiet@example.com' })).status).toBe(404);
    expect((await api.call(key, 'DELETE', '/suppressions')).status).toBe(400);
  });

  test('that stand already take the new reason, and an erased address is never written down again', async () => {
    await add('loud@example.com');
    await add('loud@example.com', 'HARD_BOUNCE');
    expect(await find('loud@example.com')).toMatchObject([{ reason: 'HARD_BOUNCE' }]);
    const { ctx } = await createTestContext(connection, { organizationId: api.organizationId });
    const { id } = await newContact({ email: 'gone@example.com' });
    await eraseContact({ ctx, input: { contactId: id } });
    expect(await (await add('gone@example.com')).json()).toMatchObject({ email: null, reason: 'ERASED' });
  });

  test('are of one organisation alone', async () => {
    await add('mine@example.com');
    const other = await createOrganization(connection);
    const foreign = await api.apiKeyFor('editor', other.organizationId);
    const theirs = await readJson<{ total: number }>(await api.call(foreign, 'GET', '/suppressions'));
    expect(theirs.total).toBe(0);
    expect((await api.call(foreign, 'DELETE', '/suppressions?email=mine@example.com')).status).toBe(404);
  });

  test.each([{ email: 'a@b@c' }, { reason: 'MANUAL' }, { email: 'a@example.com', reason: 'BORED' }])(
    'refuse %j',
    async (body) => {
      expect((await api.call(key, 'POST', '/suppressions', body)).status).toBe(400);
    },
  );
});
