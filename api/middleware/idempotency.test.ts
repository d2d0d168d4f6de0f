import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idempotencyKeys } from '../../db/schema';
import { readJson, startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';
import { createOrganization } from '../../test/factories/organization';

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let api: TestApi;
let editor: string;

beforeAll(async () => {
  connection = await openTestDatabase();
  api = await startTestApi(connection);
  editor = await api.apiKeyFor('editor');
});
afterAll(async () => {
  await api.close();
  await connection.close();
});

const template = { name: 'News', format: 'html', subjectTemplate: 'Hello', contentTemplate: '<p>Hello</p>' };

describe('Idempotency-Key', () => {
  const post = (key: string, body: unknown, as = editor) =>
    api.call(as, 'POST', '/templates/email', body, { 'idempotency-key': key });

  test('the same key and body returns the first answer, made once', async () => {
    const first = await post('once', { ...template, name: 'Once' });
    const again = await post('once', { ...template, name: 'Once' });

    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.json()).toEqual(await first.json());
    const made = await readJson<{ total?: number }>(await api.call(editor, 'GET', '/templates/email?q=Once'));
    expect(made.total).toBe(1);
  });

  test('the same key with another body is 409', async () => {
    await post('reused', template);
    const other = await post('reused', { ...template, name: 'Other' });

    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test('of ten at once one is done; the others get its answer or are told to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('burst', { ...template, name: 'Burst' })));

    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].toSorted((a, b) => a - b)).toEqual(statuses.size === 1 ? [201] : [201, 409]);
    const made = await readJson<{ total?: number }>(await api.call(editor, 'GET', '/templates/email?q=Burst'));
    expect(made.total).toBe(1);
  });

  test('a refusal is an answer too', async () => {
    const first = await post('refused', { name: '' });
    const again = await post('refused', { name: '' });

    expect([first.status, again.status]).toEqual([400, 400]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.json()).toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  test('a first request that died with its process gives its key free', async () => {
    await post('dead', template);
    await connection.db
      .update(idempotencyKeys)
      .set({ status: null, body: null, createdAt: new Date(Date.now() - 3 * 60_000) })
      .where(eq(idempotencyKeys.key, 'dead'));

    expect((await post('dead', template)).status).toBe(201);
  });

  test('two organisations may use the same key', async () => {
    const other = await createOrganization(connection);
    const foreignKey = await api.apiKeyFor('editor', other.organizationId);
    await post('shared', template);
    const answer = await post('shared', template, foreignKey);

    expect(answer.status).toBe(201);
    expect(answer.headers.get('idempotency-replayed')).toBeNull();
  });
});
