import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiKeys, artists } from '../db/schema';
import { readJson, startTestApi } from '../test/environment/api';
import type { TestApi } from '../test/environment/api';
import { openTestDatabase } from '../test/environment/database';
import { createOrganization } from '../test/factories/organization';

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let api: TestApi;
let admin: string;
let editor: string;
let viewer: string;

beforeAll(async () => {
  connection = await openTestDatabase();
  api = await startTestApi(connection);
  [admin, editor, viewer] = await Promise.all([
    api.apiKeyFor('admin'),
    api.apiKeyFor('editor'),
    api.apiKeyFor('viewer'),
  ]);
});
afterAll(async () => {
  await api.close();
  await connection.close();
});

const template = { name: 'News', format: 'html', subjectTemplate: 'Hello', contentTemplate: '<p>Hello</p>' };
const problemOf = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = await readJson<unknown>(answer);
  return problem;
};

describe('who may', () => {
  test('an API key sees its own organisation and what it may do', async () => {
    const answer = await api.call(editor, 'GET', '/me');

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      user: null,
      role: null,
      organization: { id: api.organizationId },
      artists: [{ id: api.artistId }],
      permissions: expect.arrayContaining(['campaigns:send']),
    });
  });

  test.each([
    ['no credential', null],
    ['a key that nobody made', 'fk_abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv'],
    ['something else than a key', 'nonsense'],
  ])('%s is 401', async (_what, key) => {
    const answer = await api.call(key, 'GET', '/templates/email');

    expect(answer.status).toBe(401);
    expect(await problemOf(answer)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', recoverable: false });
  });

  test('a scope that does not allow it is 403, before the body is looked at', async () => {
    const answer = await api.call(viewer, 'POST', '/templates/email', { nonsense: true });

    expect(answer.status).toBe(403);
    expect(await problemOf(answer)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test("another organisation's id is 404, never 403", async () => {
    const other = await createOrganization(connection);
    const foreignKey = await api.apiKeyFor('admin', other.organizationId);
    const created = await readJson<{ id?: string }>(await api.call(editor, 'POST', '/templates/email', template));

    expect((await api.call(editor, 'GET', `/templates/email/${created.id}`)).status).toBe(200);
    expect((await api.call(foreignKey, 'GET', `/templates/email/${created.id}`)).status).toBe(404);
    expect((await api.call(foreignKey, 'DELETE', `/templates/email/${created.id}`)).status).toBe(404);
    expect((await api.call(foreignKey, 'GET', `/artists/${api.artistId}/templates/email`)).status).toBe(404);
  });

  test("an artist's workspace holds what was made in it, and nothing else", async () => {
    const [second] = await connection.db
      .insert(artists)
      .values({ organizationId: api.organizationId, name: 'Second', slug: 'second' })
      .returning();
    const workspace = `/artists/${api.artistId}/templates/email`;
    const created = await readJson<{ id?: string }>(await api.call(editor, 'POST', workspace, template));

    const here = await readJson<{ items?: { id: string }[] }>(await api.call(editor, 'GET', workspace));
    const there = await readJson<{ items?: unknown[] }>(
      await api.call(editor, 'GET', `/artists/${second?.id}/templates/email`),
    );

    expect(here.items?.map(({ id }) => id)).toEqual([created.id]);
    expect(there.items).toEqual([]);
  });

  test('a key that was revoked ends within half a minute, at once for who asks anew', async () => {
    const doomed = await api.apiKeyFor('viewer');
    const [row] = await connection.db.select().from(apiKeys).where(eq(apiKeys.name, 'key of a test viewer')).limit(1);
    const revoked = await api.call(admin, 'DELETE', `/api-keys/${row?.id}`);

    expect(revoked.status).toBe(204);
    expect(doomed).toMatch(/^fk_/);
    const left = await connection.db
      .select()
      .from(apiKeys)
      .where(eq(apiKeys.id, row?.id ?? ''));
    expect(left).toEqual([]);
  });
});

describe('what is asked', () => {
  test('every field at fault is listed, in the language asked for', async () => {
    const body = { ...template, name: '', format: 'word', extra: 1 };
    const answer = await api.call(editor, 'POST', '/templates/email', body, { 'accept-language': 'fr' });

    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-language')).toBe('fr');
    expect(await problemOf(answer)).toMatchObject({
      code: 'VALIDATION_FAILED',
      message: "La requête n'est pas valide. Les champs en cause sont listés.",
      details: expect.arrayContaining([
        expect.objectContaining({ path: 'name' }),
        expect.objectContaining({ path: 'format' }),
        expect.objectContaining({ path: 'extra' }),
      ]),
      instance: `urn:uuid:${answer.headers.get('x-request-id')}`,
    });
  });

  test('a body that is no JSON is MALFORMED_BODY', async () => {
    const answer = await fetch(`${api.app}/api/templates/email`, {
      method: 'POST',
      headers: { authorization: `Bearer ${editor}`, 'content-type': 'application/json' },
      body: '{"name": ',
    });

    expect(answer.status).toBe(400);
    expect(await problemOf(answer)).toMatchObject({ code: 'MALFORMED_BODY' });
  });

  test('a body of 50 MB is refused whole, and the caller reads why', async () => {
    const answer = await fetch(`${api.app}/api/templates/email`, {
      method: 'POST',
      headers: { authorization: `Bearer ${editor}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...template, contentTemplate: 'x'.repeat(50 * 1024 * 1024) }),
    });

    expect(answer.status).toBe(413);
    expect(await problemOf(answer)).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });

  test('a body of another media type is 415', async () => {
    const answer = await fetch(`${api.app}/api/templates/email`, {
      method: 'POST',
      headers: { authorization: `Bearer ${editor}`, 'content-type': 'text/plain' },
      body: 'hello',
    });

    expect(answer.status).toBe(415);
  });

  test('what cannot be an id names nothing: 404', async () => {
    expect((await api.call(editor, 'GET', '/templates/email/nonsense')).status).toBe(404);
    expect((await api.call(editor, 'GET', '/artists/nonsense/templates/email')).status).toBe(404);
    expect((await api.call(editor, 'GET', '/nothing/here')).status).toBe(404);
  });

  test('a method that an address does not take is 405, with those it takes', async () => {
    const answer = await api.call(admin, 'DELETE', '/organization');

    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, PATCH');
  });

  test('a failure of ours tells an id and nothing else', async () => {
    const broken = await startTestApi(connection, {
      checks: { ...api.deps.checks, smtp: () => Promise.reject(new Error('secret words')) },
    });
    const ready = await fetch(`${broken.app}/api/ready`);
    await broken.close();

    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({
      status: 'not ready',
      checks: { database: 'ok', temporal: 'ok', smtp: 'down' },
    });
  });
});

describe('limits', () => {
  test('past the limit of a key the answer is 429, with when to come back', async () => {
    const strict = await startTestApi(connection, { requestsPerMinute: 10 });
    const key = await strict.apiKeyFor('viewer');

    const answers = [];
    for (let request = 0; request < 11; request += 1) answers.push(await strict.call(key, 'GET', '/organization'));
    await strict.close();
    const last = answers.at(-1);

    expect(answers.slice(0, 10).every(({ status }) => status === 200)).toBe(true);
    expect(answers[0]?.headers.get('ratelimit-limit')).toBe('10');
    expect(answers[0]?.headers.get('ratelimit-remaining')).toBe('9');
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last?.json()).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED', recoverable: true });
  });
});
