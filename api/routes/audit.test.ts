import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditLog } from '../../db/schema';
import { readJson, startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let api: TestApi;
let admin: string;

beforeAll(async () => {
  connection = await openTestDatabase();
  api = await startTestApi(connection);
  admin = await api.apiKeyFor('admin');
});
afterAll(async () => {
  await api.close();
  await connection.close();
});

describe('the audit', () => {
  test('tells what was changed, by whom and from where', async () => {
    await api.call(admin, 'PATCH', '/organization', { senderName: 'The Duo' });

    const answer = await readJson<{ items?: unknown[] }>(
      await api.call(admin, 'GET', '/audit?action=organization.updated'),
    );

    expect(answer.items?.[0]).toMatchObject({
      actor: { type: 'API_KEY', name: 'key of a test admin' },
      entity: { type: 'organization', id: api.organizationId },
      before: { senderName: 'The Halftones' },
      after: { senderName: 'The Duo' },
      ip: '127.0.0.1',
    });
  });

  test('goes page by page without losing or repeating a row', async () => {
    for (const name of ['one', 'two', 'three']) await api.call(admin, 'PATCH', '/organization', { name });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page = await readJson<{ items: { id: string }[]; nextCursor: string | null }>(
        await api.call(admin, 'GET', `/audit?limit=2${query}`),
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);

    const all = await connection.db.select().from(auditLog).where(eq(auditLog.organizationId, api.organizationId));
    expect(seen).toHaveLength(all.length);
    expect(new Set(seen).size).toBe(all.length);
  });
});
