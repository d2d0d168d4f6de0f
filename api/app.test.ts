import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../test/environment/database';
import { startTestApi } from '../test/environment/api';
import type { TestApi } from '../test/environment/api';

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

test('an API key sees its own organisation and what it may do', async () => {
  const key = await api.apiKeyFor('editor');
  const response = await api.call(key, 'GET', '/me');
  expect(response.status).toBe(200);
  const me: unknown = await response.json();
  expect(me).toMatchObject({ user: null, role: null, organization: { id: api.organizationId } });
});
