import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../db/columns';
import { contactEvents, outbox } from '../../db/schema';
import type { Contact } from '../../domain/contact/contact';
import type { ContactEvent } from '../../domain/event/event';
import type { EventsAnswer } from '../../services/event/take';
import { readJson, startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
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

const send = (body: unknown, as = key) => api.call(as, 'POST', '/events', body);
const answerTo = async (body: unknown) => readJson<EventsAnswer>(await send(body));
const newContact = () => createContact(connection, { organizationId: api.organizationId, consents: [] });
const timeline = async (id: string) =>
  (await readJson<{ items: ContactEvent[] }>(await api.call(key, 'GET', `/contacts/${id}/events`))).items;

describe('one event', () => {
  test('is kept on the timeline, goes to the triggers and moves the last activity forward, never back', async () => {
    const { id } = await newContact();
    const answer = await send({
      contactId: id,
      name: 'Ticket bought',
      properties: { seats: 2, hall: { name: 'Zénith' } },
      occurredAt: '2026-01-31T10:00:00+01:00',
    });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    expect(await timeline(id)).toMatchObject([
      {
        name: 'Ticket bought',
        properties: { seats: 2, hall: { name: 'Zénith' } },
        occurredAt: '2026-01-31T09:00:00.000Z',
      },
    ]);
    expect(await connection.db.$count(outbox, eq(outbox.contactId, id))).toBe(1);
    await send({ contactId: id, name: 'older', occurredAt: '2025-06-01T00:00:00Z' });
    const contact = await readJson<Contact>(await api.call(key, 'GET', `/contacts/${id}`));
    expect(contact.lastActivity).toBe('2026-01-31T09:00:00.000Z');
  });

  test('finds its contact by address, whatever the case', async () => {
    const { id, email } = await newContact();
    expect(await answerTo({ email: ` ${email.toUpperCase()} `, name: 'seen' })).toMatchObject({ accepted: 1 });
    expect(await timeline(id)).toMatchObject([{ name: 'seen', properties: {} }]);
  });

  test('of nobody known is rejected, not lost in silence', async () => {
    for (const whom of [{ email: 'nobody@example.com' }, { contactId: newId() }, { contactId: 'no-id' }]) {
      expect(await answerTo({ ...whom, name: 'seen' })).toEqual({
        accepted: 0,
        duplicates: 0,
        rejected: [{ index: 0, code: 'NOT_FOUND', message: expect.stringContaining('No contact') }],
      });
    }
  });

  test.each([
    [{ name: 'x' }, 'contactId'],
    [{ contactId: 'a', email: 'b', name: 'x' }, 'contactId'],
    [{ email: 'a@example.com' }, 'name'],
    [{ email: 'a@example.com', name: 'x', occurredAt: 'yesterday' }, 'occurredAt'],
    [{ email: 'a@example.com', name: 'x', occurredAt: '2999-01-01T00:00:00Z' }, 'occurredAt'],
    [{ email: 'a@example.com', name: 'x', properties: { text: 'a\u0000b' } }, 'properties'],
    [{ email: 'a@example.com', name: 'x', properties: { text: 'x'.repeat(40_000) } }, 'properties'],
    [{ email: 'a@example.com', name: 'x', colour: 'red' }, 'colour'],
    [{ email: 'a@example.com', name: 'PURCHASE_MADE', properties: { amount: '12' } }, 'properties.amount'],
  ])('%j is refused', async (body, path) => {
    const answer = await send(body);
    const { details } = await readJson<{ details: { path: string }[] }>(answer);
    expect(answer.status).toBe(400);
    expect(details.map((detail) => detail.path)).toContain(path);
  });
});

describe('many events', () => {
  test('are taken each on its own: good, repeated and bad ones side by side', async () => {
    const { id } = await newContact();
    const known = `order-${newId()}`;
    await send({ id: known, contactId: id, name: 'x' });
    const answer = await answerTo([
      { contactId: id, name: 'first' },
      { id: known, contactId: id, name: 'x' },
      { contactId: id },
      'nonsense',
      { id: `${known}-2`, contactId: id, name: 'second' },
      { id: `${known}-2`, contactId: id, name: 'second, again' },
      { email: 'nobody@example.com', name: 'x' },
    ]);
    expect(answer).toMatchObject({ accepted: 2, duplicates: 2 });
    expect(answer.rejected.map(({ index, code }) => [index, code])).toEqual([
      [2, 'VALIDATION_FAILED'],
      [3, 'VALIDATION_FAILED'],
      [6, 'NOT_FOUND'],
    ]);
    expect(answer.rejected[0]?.message).toContain('name');
    expect((await timeline(id)).map(({ name }) => name).toSorted()).toEqual(['first', 'second', 'x']);
  });

  test('of one id in one request keep the first, however many came in the same millisecond', async () => {
    const { id } = await newContact();
    const batch = Array.from({ length: 500 }, (_, at) => ({
      id: `${id}-${at % 100}`,
      contactId: id,
      name: at < 100 ? 'first' : 'again',
    }));
    expect(await answerTo(batch)).toMatchObject({ accepted: 100, duplicates: 400 });
    expect(new Set((await timeline(id)).map(({ name }) => name))).toEqual(new Set(['first']));
  });

  test('sent twice at once are kept once', async () => {
    const { id } = await newContact();
    const batch = Array.from({ length: 1_000 }, (_, at) => ({ id: `${id}-${at}`, contactId: id, name: 'tick' }));
    const answers = await Promise.all([answerTo(batch), answerTo(batch)]);
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(1_000);
    expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(1_000);
    expect(await connection.db.$count(contactEvents, eq(contactEvents.contactId, id))).toBe(1_000);
  });

  test('above a thousand are refused as a whole', async () => {
    const answer = await send(Array.from({ length: 1_001 }, () => ({ email: 'a@b.fr', name: 'x' })));
    expect(answer.status).toBe(400);
  });

  test("never reach another organisation's contact", async () => {
    const { id, email } = await newContact();
    const other = await createOrganization(connection);
    const foreign = await api.apiKeyFor('editor', other.organizationId);
    const answer = await readJson<EventsAnswer>(
      await send(
        [
          { contactId: id, name: 'x' },
          { email, name: 'x' },
        ],
        foreign,
      ),
    );
    expect(answer).toMatchObject({ accepted: 0, rejected: [{ code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }] });
    expect(await timeline(id)).toEqual([]);
  });

  test('are not for a reader', async () => {
    expect((await send([], await api.apiKeyFor('viewer'))).status).toBe(403);
  });
});
