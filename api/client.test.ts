import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi } from '../test/environment/api';
import type { TestApi } from '../test/environment/api';
import { openTestDatabase } from '../test/environment/database';
import { ApiProblem, createClient } from './client';

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let api: TestApi;

beforeAll(async () => {
  connection = await openTestDatabase();
  api = await startTestApi(connection);
});
afterAll(async () => {
  await api.close();
  await connection.close();
});

const template = { name: 'News', format: 'html', subjectTemplate: 'Hello', contentTemplate: '<p>Hello</p>' } as const;

test('a client makes, changes, lists and removes', async () => {
  const client = createClient({ baseUrl: `${api.app}/api`, apiKey: await api.apiKeyFor('editor') });

  const { id } = await client.templates.create(template);
  await client.templates.update(id, { name: 'Newer' });
  const { items } = await client.templates.list({ q: 'newer', limit: 10, cursor: undefined });
  await client.templates.remove(id);

  expect(items).toMatchObject([{ id, name: 'Newer' }]);
  expect((await client.templates.list()).total).toBe(0);
});

test('a client of one artist works in that workspace', async () => {
  const apiKey = await api.apiKeyFor('editor');
  const workspace = createClient({ baseUrl: `${api.app}/api/artists/${api.artistId}`, apiKey });

  expect(await workspace.templates.create(template)).toMatchObject({ artistId: api.artistId });
});

test('a refusal is an ApiProblem with its sentence in the language asked for, and each field at fault', async () => {
  const client = createClient({ baseUrl: `${api.app}/api`, apiKey: await api.apiKeyFor('editor'), locale: 'fr' });

  const refusal = await client.templates.create({ ...template, name: '' }).catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(ApiProblem);
  expect(refusal).toMatchObject({
    status: 400,
    code: 'VALIDATION_FAILED',
    message: "La requête n'est pas valide. Les champs en cause sont listés.",
    details: [expect.objectContaining({ path: 'name' })],
  });
});

test('an answer that is not ours is told by its status', async () => {
  const client = createClient({ baseUrl: `${api.public}/u` });

  await expect(client.me()).rejects.toMatchObject({ status: 404, code: 'UNKNOWN' });
});
