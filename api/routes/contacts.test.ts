import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../db/columns';
import { auditLog, contactEvents, organizations, outbox, suppressions } from '../../db/schema';
import type { Contact } from '../../domain/contact/contact';
import type { ContactEvent } from '../../domain/event/event';
import { emailDigest } from '../../services/suppression/digest';
import { readJson, startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';
import { createOrganization } from '../../test/factories/organization';

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let api: TestApi;
let key: string;
let admin: string;

beforeAll(async () => {
  connection = await openTestDatabase();
  api = await startTestApi(connection);
  [key, admin] = await Promise.all([api.apiKeyFor('editor'), api.apiKeyFor('admin')]);
});
afterAll(async () => {
  await api.close();
  await connection.close();
});

let made = 0;
/** An address that no other test has. */
const address = (name = 'person') => `${name}-${(made += 1)}@example.com`;
const post = (body: unknown, path = '/contacts', as = key) => api.call(as, 'POST', path, body);
const create = async (body: object = {}, path = '/contacts') =>
  readJson<Contact>(await post({ email: address(), ...body }, path));
const patch = (id: string, body: unknown, method = 'PATCH') => api.call(key, method, `/contacts/${id}`, body);
const list = async (query: string, path = '/contacts') =>
  readJson<{ items: Contact[]; nextCursor: string | null; total: number }>(
    await api.call(key, 'GET', `${path}?${query}`),
  );
const eventsOf = async (id: string) =>
  (await readJson<{ items: ContactEvent[] }>(await api.call(key, 'GET', `/contacts/${id}/events`))).items;

describe('a new contact', () => {
  test('is made with consents, tags and fields of its own, and automations hear of it', async () => {
    const email = address('Ada');
    const answer = await post({
      email,
      firstName: ' Ada ',
      lastName: '',
      roles: ['press', 'tour'],
      tags: ['vip', 'vip'],
      customFields: { instrument: 'viola', seats: 3, since: '2024-02-29', member: true, likes: ['Bach'] },
      consents: [{ type: 'EMAIL_MARKETING', granted: true, source: 'paper form' }],
    });
    expect(answer.status).toBe(201);
    const contact = await readJson<Contact>(answer);
    expect(contact).toMatchObject({
      email,
      firstName: 'Ada',
      lastName: null,
      status: 'active',
      roles: ['press', 'tour'],
      tags: ['vip'],
      source: 'api',
      artistId: null,
      consents: [{ type: 'EMAIL_MARKETING', granted: true, source: 'paper form', doubleOptIn: false }],
    });
    expect((await eventsOf(contact.id)).map(({ name }) => name).toSorted()).toEqual(['CONTACT_CREATED', 'TAG_ADDED']);
    expect(await connection.db.$count(outbox, eq(outbox.contactId, contact.id))).toBe(2);
    expect(await (await api.call(key, 'GET', `/contacts/${contact.id}`)).json()).toEqual(contact);
  });

  test('is refused with the one who has the address, whatever its case, in the same workspace only', async () => {
    const email = address();
    const { id } = await create({ email });
    const again = await post({ email: email.toUpperCase() });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ code: 'ALREADY_EXISTS', contactId: id });
    expect((await post({ email }, `/artists/${api.artistId}/contacts`)).status).toBe(201);
  });

  test.each([
    ['a@b@c', 'email'],
    ['nobody', 'email'],
    ['', 'email'],
    ['with space@example.com', 'email'],
  ])('with the address %j is refused', async (email, path) => {
    const answer = await post({ email });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'VALIDATION_FAILED', details: [{ path }] });
  });

  test('with fields that do not exist, or hold what they cannot, has each of them named', async () => {
    const answer = await post({
      email: address(),
      firstname: 'Ada',
      birthDate: '2025-02-30',
      timezone: 'Mars/Olympus',
      locale: 'french please',
      company: 'a\u0000b',
      roles: ['singer'],
    });
    const { details } = await readJson<{ details: { path: string }[] }>(answer);
    expect(answer.status).toBe(400);
    expect(details.map(({ path }) => path).toSorted()).toEqual([
      'birthDate',
      'company',
      'firstname',
      'locale',
      'roles.0',
      'timezone',
    ]);
  });
});

describe('custom fields', () => {
  test('are defined by their first value, and hold that type from then on', async () => {
    await create({ customFields: { shoeSize: 42 } });
    const wrong = await post({ email: address(), customFields: { shoeSize: 'large', colour: 'red' } });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ details: [{ path: 'customFields.shoeSize' }] });
    const { items } = await readJson<{ items: { field: string; type: string; custom: boolean }[] }>(
      await api.call(key, 'GET', '/contacts/fields'),
    );
    expect(items).toContainEqual({ field: 'customFields.shoeSize', label: 'shoeSize', type: 'NUMBER', custom: true });
    expect(items.some(({ field }) => field === 'customFields.colour')).toBe(false);
    expect(items).toContainEqual({ field: 'city', label: 'city', type: 'STRING', custom: false });
  });

  test('are changed one by one, and taken away by null', async () => {
    const { id } = await create({ customFields: { a1: 'x', b1: 'y' } });
    const changed = await readJson<Contact>(await patch(id, { customFields: { a1: null, c1: 'z' } }));
    expect(changed.customFields).toEqual({ b1: 'y', c1: 'z' });
  });

  test('that are new are refused where the organisation has locked them', async () => {
    const own = await createOrganization(connection);
    const ownKey = await api.apiKeyFor('editor', own.organizationId);
    await connection.db
      .update(organizations)
      .set({ fieldsLocked: true })
      .where(eq(organizations.id, own.organizationId));
    const answer = await post({ email: address(), customFields: { x: 1 } }, '/contacts', ownKey);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ details: [{ path: 'customFields.x' }] });
  });
});

describe('a change', () => {
  test.each(['PUT', 'PATCH'])('by %s touches only the fields sent, and says so on the timeline', async (method) => {
    const { id } = await create({ firstName: 'Ada', city: 'Lyon', tags: ['old'], leadScore: 1 });
    const answer = await patch(id, { city: 'Nantes', tags: ['new'], leadScore: 5 }, method);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ firstName: 'Ada', city: 'Nantes', tags: ['new'], leadScore: 5 });
    const events = await eventsOf(id);
    expect(events.map(({ name, properties }) => [name, properties])).toEqual(
      expect.arrayContaining([
        ['CONTACT_UPDATED', { fields: expect.arrayContaining(['city', 'tags', 'leadScore']) }],
        ['TAG_ADDED', { tag: 'new' }],
        ['TAG_REMOVED', { tag: 'old' }],
        ['SCORE_CHANGED', { score: 'leadScore', from: 1, to: 5 }],
      ]),
    );
  });

  test('that changes nothing leaves no trace', async () => {
    const { id, updatedAt } = await create({ city: 'Lyon' });
    expect(await (await patch(id, { city: 'Lyon' })).json()).toMatchObject({ updatedAt });
    expect(await eventsOf(id)).toHaveLength(1);
  });

  test('to an address that somebody has is refused', async () => {
    const [one, two] = await Promise.all([create(), create()]);
    const answer = await patch(one.id, { email: two.email });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'ALREADY_EXISTS', contactId: two.id });
    expect((await patch(one.id, { email: one.email.toUpperCase() })).status).toBe(200);
  });

  test('is in the audit with what was and what is', async () => {
    const { id } = await create({ city: 'Lyon' });
    await patch(id, { city: 'Nantes' });
    const rows = await connection.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.entityId, id), eq(auditLog.action, 'contact.updated')));
    expect(rows).toMatchObject([{ before: { city: 'Lyon' }, after: { city: 'Nantes' }, actorType: 'API_KEY' }]);
  });
});

describe('a list', () => {
  test('is searched without regard to case or accents, every word in any order', async () => {
    const { id } = await create({ firstName: 'Éloïse', lastName: 'Œuvrard-Müller', company: '100 % Bio' });
    for (const q of ['eloise', 'MULLER elo', 'müller', '100 % bio']) {
      const found = await list(`q=${encodeURIComponent(q)}`);
      expect(found.items.map((contact) => contact.id)).toEqual([id]);
    }
    expect(await list('q=100_')).toMatchObject({ items: [], total: 0 });
  });

  test('is filtered, and paged to its end without gap or repetition in every order', async () => {
    const tag = `page-${newId()}`;
    for (const [at, name] of ['Zoé', 'Ada', null, 'ada', 'Élise', null, 'Bo'].entries()) {
      await create({ firstName: name, tags: [tag], roles: at % 2 === 0 ? ['press'] : ['tour'], leadScore: at % 3 });
    }
    for (const sort of ['createdAt', '-createdAt', 'firstName', '-firstName', 'leadScore', '-lastActivity', 'email']) {
      const seen: Contact[] = [];
      let cursor = '';
      do {
        const page = await list(`tag=${tag}&limit=2&sort=${sort}${cursor === '' ? '' : `&cursor=${cursor}`}`);
        expect(page.total).toBe(7);
        seen.push(...page.items);
        cursor = page.nextCursor ?? '';
      } while (cursor !== '');
      expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
      expect(seen).toHaveLength(7);
    }
    const scores = (await list(`tag=${tag}&sort=-leadScore`)).items.map(({ leadScore }) => leadScore);
    expect(scores).toEqual([2, 2, 1, 1, 0, 0, 0]);
    expect((await list(`tag=${tag}&role=press`)).total).toBe(4);
    expect((await list(`tag=${tag}&status=bounced`)).total).toBe(0);
  });

  test.each(['sort=shoe', 'limit=0', 'cursor=nonsense', 'colour=red'])('asked for by %s is refused', async (query) => {
    expect((await api.call(key, 'GET', `/contacts?${query}`)).status).toBe(400);
  });

  test('of an artist holds the artist’s contacts, and of the organisation all', async () => {
    const tag = `scope-${newId()}`;
    await create({ tags: [tag] });
    const own = await create({ tags: [tag] }, `/artists/${api.artistId}/contacts`);
    expect((await list(`tag=${tag}`)).total).toBe(2);
    const there = await list(`tag=${tag}`, `/artists/${api.artistId}/contacts`);
    expect(there.items.map(({ id }) => id)).toEqual([own.id]);
  });
});

describe('a contact of another organisation', () => {
  test('is not found, whatever is asked of it', async () => {
    const { id } = await create();
    const other = await createOrganization(connection);
    const foreign = await api.apiKeyFor('admin', other.organizationId);
    const consent = { type: 'EMAIL_MARKETING', granted: true, source: 'x' };
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { city: 'Lyon' }],
      ['DELETE', '', undefined],
      ['GET', '/events', undefined],
      ['GET', '/consents', undefined],
      ['POST', '/consents', consent],
    ] as const) {
      expect((await api.call(foreign, method, `/contacts/${id}${path}`, body)).status).toBe(404);
    }
    expect((await api.call(key, 'GET', '/contacts/no-id')).status).toBe(404);
  });
});

describe('an erasure', () => {
  test('leaves the digest of the address and nothing else', async () => {
    const email = address('forget');
    const { id } = await create({ email, firstName: 'Forgotten', tags: ['x'] });
    const twin = await create({ email }, `/artists/${api.artistId}/contacts`);
    await patch(id, { city: 'Secretville' });
    const answer = await api.call(admin, 'DELETE', `/contacts/${id}`);
    expect(answer.status).toBe(202);
    expect((await api.call(key, 'GET', `/contacts/${id}`)).status).toBe(404);
    expect((await api.call(key, 'GET', `/contacts/${twin.id}`)).status).toBe(404);
    const { db } = connection;
    expect(await db.$count(contactEvents, eq(contactEvents.contactId, id))).toBe(0);
    expect(await db.$count(outbox, eq(outbox.contactId, id))).toBe(0);
    const audit = await db.select().from(auditLog).where(eq(auditLog.organizationId, api.organizationId));
    expect(JSON.stringify(audit)).not.toContain('Secretville');
    expect(JSON.stringify(audit)).not.toContain(email);
    expect(audit.filter(({ entityId }) => entityId === id).map(({ action }) => action)).toContain('contact.erased');
    const kept = await db
      .select()
      .from(suppressions)
      .where(eq(suppressions.emailDigest, emailDigest(email)));
    expect(kept).toMatchObject([{ email: null, reason: 'ERASED' }]);
  });

  test('is not for an editor', async () => {
    const { id } = await create();
    expect((await api.call(key, 'DELETE', `/contacts/${id}`)).status).toBe(403);
  });
});
