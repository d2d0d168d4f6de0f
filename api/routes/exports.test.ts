import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditLog } from '../../db/schema';
import type { DataExport } from '../../domain/export/export';
import type { Segment } from '../../domain/segment/criteria';
import { createDiskFileStore } from '../../integrations/storage/disk';
import { writeExport } from '../../services/export/write';
import { readJson, startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import { createOrganization } from '../../test/factories/organization';

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let folder: string;
let api: TestApi;
let key: string;
let segmentId: string;

beforeAll(async () => {
  connection = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'fermata-files-'));
  api = await startTestApi(connection, { files: createDiskFileStore(folder) });
  key = await api.apiKeyFor('viewer');
  const contact = await createContact(connection, { organizationId: api.organizationId, email: 'ada@example.com' });
  const made = await api.call(await api.apiKeyFor('editor'), 'POST', '/segments', {
    name: 'Été à Lyon',
    dynamic: false,
    contactIds: [contact.id],
  });
  segmentId = (await readJson<Segment>(made)).id;
});
afterAll(async () => {
  await api.close();
  await connection.close();
  await rm(folder, { recursive: true, force: true });
});

const start = (body: unknown, caller = key) => api.call(caller, 'POST', `/segments/${segmentId}/export`, body);

/** Does what the workflow would. */
async function write(exportId: string) {
  const { ctx } = await createTestContext(connection, { organizationId: api.organizationId, files: api.deps.files });
  const input = { organizationId: api.organizationId, exportId };
  await writeExport({ ctx, input: { ...input, signal: new AbortController().signal, onBatch: () => undefined } });
}

describe('an export that is asked for', () => {
  test('is written by a durable run, and its file comes with its type, name and length', async () => {
    const answer = await start({ format: 'csv' });
    expect(answer.status).toBe(202);
    const { id, ...begun } = await readJson<DataExport>(answer);
    expect(begun).toMatchObject({ kind: 'SEGMENT', status: 'RUNNING', format: 'csv', rows: 0, url: null, segmentId });
    expect(api.gateway.asked.at(-1)).toEqual({ verb: 'start', workflowId: `export/${id}` });
    expect((await api.call(key, 'GET', `/exports/${id}/file`)).status).toBe(409);

    await write(id);
    const done = await readJson<DataExport>(await api.call(key, 'GET', `/exports/${id}`));
    expect(done).toMatchObject({ status: 'COMPLETED', rows: 1, total: 1, url: `${api.app}/api/exports/${id}/file` });
    const file = await fetch(done.url ?? '', { headers: { authorization: `Bearer ${key}` } });
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toContain(`filename*=UTF-8''%C3%89t%C3%A9%20%C3%A0%20Lyon%20`);
    expect(file.headers.get('content-length')).toBe(String(done.bytes));
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString()).toContain('ada@example.com');
  });

  test('is in the audit: who asked, how many contacts it held, and who took the file', async () => {
    const { id } = await readJson<DataExport>(await start({ format: 'json' }));
    await write(id);
    await (await api.call(key, 'GET', `/exports/${id}/file`)).arrayBuffer();
    const entries = await connection.db
      .select({ action: auditLog.action, actor: auditLog.actorType, after: auditLog.after })
      .from(auditLog)
      .where(and(eq(auditLog.entityType, 'export'), eq(auditLog.entityId, id)))
      .orderBy(desc(auditLog.id));
    expect(entries).toMatchObject([
      { action: 'export.downloaded', actor: 'API_KEY', after: { format: 'json', rows: 1 } },
      { action: 'export.completed', after: { rows: 1 } },
      { action: 'export.started', actor: 'API_KEY', after: { segment: 'Été à Lyon', format: 'json' } },
    ]);
  });
});

describe('what is refused', () => {
  test('a format that does not exist, and a body that says more', async () => {
    for (const body of [{}, { format: 'pdf' }, { format: 'csv', columns: [] }]) {
      const answer = await start(body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 'VALIDATION_FAILED' });
    }
  });

  test("who may not read contacts, and another organisation's key", async () => {
    expect((await api.call(null, 'POST', `/segments/${segmentId}/export`, { format: 'csv' })).status).toBe(401);
    const { id } = await readJson<DataExport>(await start({ format: 'csv' }));
    await write(id);
    const other = await createOrganization(connection);
    const foreign = await api.apiKeyFor('owner', other.organizationId);
    expect((await start({ format: 'csv' }, foreign)).status).toBe(404);
    for (const path of [`/exports/${id}`, `/exports/${id}/file`, '/exports/not-an-id']) {
      expect((await api.call(foreign, 'GET', path)).status).toBe(404);
    }
  });
});
