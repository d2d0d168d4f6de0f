import { readdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imports } from '../../db/schema';
import type { ContactImport } from '../../domain/import/import';
import { createDiskFileStore } from '../../integrations/storage/disk';
import { finishImport } from '../../services/import/finish';
import { importBatch } from '../../services/import/import-batch';
import { surveyImport } from '../../services/import/survey';
import { readJson, startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createOrganization } from '../../test/factories/organization';

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let folder: string;
let api: TestApi;
let key: string;

beforeAll(async () => {
  connection = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'fermata-files-'));
  const files = createDiskFileStore(folder);
  // A store with little room stands for the limit on a file's size.
  api = await startTestApi(connection, {
    files: { ...files, put: (content) => files.put(content, 3_000_000) },
  });
  key = await api.apiKeyFor('editor');
});
afterAll(async () => {
  await api.close();
  await connection.close();
  await rm(folder, { recursive: true, force: true });
});

interface Part {
  readonly content: string | Uint8Array;
  readonly options?: unknown;
  readonly name?: string;
}

async function upload({ content, options, name = 'list.csv' }: Part, headers: Readonly<Record<string, string>> = {}) {
  const form = new FormData();
  form.set('file', new Blob([Buffer.from(content)]), name);
  if (options !== undefined) form.set('options', typeof options === 'string' ? options : JSON.stringify(options));
  return fetch(`${api.app}/api/contacts/import`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${key}`, ...headers },
  });
}

const started = () => connection.db.$count(imports, eq(imports.organizationId, api.organizationId));

/** Does what the workflow would. */
async function run(importId: string) {
  const { ctx } = await createTestContext(connection, { organizationId: api.organizationId, files: api.deps.files });
  const input = { organizationId: api.organizationId, importId };
  await surveyImport({ ctx, input: { ...input, onBatch: () => undefined } });
  const signal = new AbortController().signal;
  await importBatch({ ctx, input: { ...input, maxRows: 10_000, signal, onPart: () => undefined } });
  await finishImport({ ctx, input: { ...input, status: 'COMPLETED' } });
}

describe('a list that is sent', () => {
  test('is taken, imported by a durable run, and its refused rows come back with line and reason', async () => {
    const content = 'Prénom;E-mail;Ville\nZoé;zoe@example.com;Lyon\nNobody;;Nantes\nTwo;a@b@c;Brest\n=1+1;no at;x\n';
    const options = { tags: ['été'], consents: [{ type: 'EMAIL_MARKETING', granted: true, source: 'papier' }] };
    const answer = await upload({ content, options, name: 'abonnés.csv' });

    expect(answer.status).toBe(202);
    const { id, ...rest } = await readJson<ContactImport>(answer);
    expect(rest).toMatchObject({
      status: 'RUNNING',
      fileName: 'abonnés.csv',
      temporal: { workflowId: `import/${id}` },
    });
    expect(api.gateway.asked.at(-1)).toEqual({ verb: 'start', workflowId: `import/${id}` });

    await run(id);
    const done = await readJson<ContactImport>(await api.call(key, 'GET', `/contacts/imports/${id}`));
    expect(done).toMatchObject({
      status: 'COMPLETED',
      total: 4,
      created: 1,
      invalid: 3,
      mapping: { Prénom: 'firstName', 'E-mail': 'email', Ville: 'city' },
    });
    const list = await readJson<{ items: ContactImport[] }>(await api.call(key, 'GET', '/contacts/imports'));
    expect(list.items.map((item) => item.id)).toContain(id);

    const errors = await api.call(key, 'GET', `/contacts/imports/${id}/errors.csv`, undefined, {
      'accept-language': 'fr',
    });
    expect(errors.headers.get('content-type')).toContain('text/csv');
    expect((await errors.text()).split('\n').slice(1, 4)).toEqual([
      "3,EMAIL_MISSING,Il n'y a pas d'adresse email.,email,,Nobody;;Nantes",
      "4,EMAIL_SEVERAL_AT,L'adresse a plus d'un @.,email,a@b@c,Two;a@b@c;Brest",
      "5,EMAIL_NO_AT,L'adresse n'a pas de @.,email,no at,'=1+1;no at;x",
    ]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('may name its columns itself, and a list of one artist stays with the artist', async () => {
    const form = new FormData();
    form.set('file', new Blob(['Contact,Où\na@example.com,Lyon\n']), 'list.csv');
    form.set('options', JSON.stringify({ mapping: { Contact: 'email', Où: 'customFields.place' } }));
    const answer = await fetch(`${api.app}/api/artists/${api.artistId}/contacts/import`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${key}` },
    });
    expect(answer.status).toBe(202);
    const { id } = await readJson<ContactImport>(answer);
    await run(id);
    const contacts = await readJson<{ items: unknown[] }>(
      await api.call(key, 'GET', `/artists/${api.artistId}/contacts`),
    );
    expect(contacts.items).toMatchObject([{ email: 'a@example.com', customFields: { place: 'Lyon' } }]);
  });

  test('can be stopped while it runs, and once only', async () => {
    const { id } = await readJson<ContactImport>(await upload({ content: 'email\na@example.com\n' }));
    const stopped = await api.call(key, 'POST', `/contacts/imports/${id}/cancel`);
    expect(stopped.status).toBe(200);
    expect(await stopped.json()).toMatchObject({ status: 'CANCELLED' });
    const again = await api.call(key, 'POST', `/contacts/imports/${id}/cancel`);
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ code: 'INVALID_STATE' });
  });

  test('is not found by another organisation, whatever it asks of it', async () => {
    const { id } = await readJson<ContactImport>(await upload({ content: 'email\na@example.com\n' }));
    const other = await createOrganization(connection);
    const foreign = await api.apiKeyFor('admin', other.organizationId);
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/errors.csv'],
      ['POST', '/cancel'],
    ] as const) {
      expect((await api.call(foreign, method, `/contacts/imports/${id}${path}`)).status).toBe(404);
    }
    await api.call(key, 'POST', `/contacts/imports/${id}/cancel`);
  });
});

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const xlsx = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(100, 7)]);
const wide = Array.from({ length: 1_000_000 }, (_, at) => `c${at % 10}`)
  .join(',')
  .slice(0, 2_900_000);

describe('what is refused before anything is written', () => {
  test.each<[string, Part, number, object]>([
    ['an empty file', { content: '' }, 400, { code: 'INVALID_FILE', message: expect.stringContaining('empty') }],
    ['a file of empty lines', { content: '\n\n \n' }, 400, { code: 'INVALID_FILE' }],
    ['a picture', { content: png }, 400, { code: 'INVALID_FILE', message: expect.stringContaining('not a text file') }],
    ['a workbook', { content: xlsx }, 400, { code: 'INVALID_FILE', message: expect.stringContaining('CSV UTF-8') }],
    ['bytes of no text', { content: Buffer.alloc(5_000, 1) }, 400, { code: 'INVALID_FILE' }],
    ['a million columns', { content: wide }, 400, { code: 'INVALID_FILE', message: expect.stringContaining('1000') }],
    ['a header and no rows', { content: 'email,name\n' }, 400, { code: 'INVALID_FILE' }],
    ['a list without a header', { content: 'a@example.com,Ada\nb@example.com,Bo\n' }, 400, { code: 'INVALID_FILE' }],
    [
      'a list without addresses',
      { content: 'name,city\nAda,Lyon\n' },
      400,
      { code: 'INVALID_FILE', message: expect.stringContaining('"name", "city"') },
    ],
    [
      'a mapping of a column that is not there',
      { content: 'email\na@b.fr\n', options: { mapping: { Courriel: 'email' } } },
      400,
      {
        code: 'VALIDATION_FAILED',
        details: [{ path: 'options.mapping.Courriel', message: expect.stringContaining('it has: email') }],
      },
    ],
    [
      'a mapping to a field that is none',
      { content: 'email,x\na@b.fr,1\n', options: { mapping: { x: 'shoeSize' } } },
      400,
      { code: 'VALIDATION_FAILED', details: [{ path: 'options.mapping.x' }] },
    ],
    [
      'two columns mapped to one field',
      { content: 'a,b\nx@b.fr,y@b.fr\n', options: { mapping: { a: 'email', b: 'email' } } },
      400,
      { code: 'VALIDATION_FAILED', details: [{ path: 'options.mapping.b' }] },
    ],
    ['options that are no JSON', { content: 'email\na@b.fr\n', options: '{' }, 400, { details: [{ path: 'options' }] }],
    [
      'an option that does not exist',
      { content: 'email\na@b.fr\n', options: { onDuplicates: 'skip' } },
      400,
      { details: [{ path: 'onDuplicates' }] },
    ],
    ['a file past the limit', { content: Buffer.alloc(3_000_001, 0x61) }, 413, { code: 'BODY_TOO_LARGE' }],
  ])('%s', async (_what, part, status, problem) => {
    const before = await started();
    const kept = await readdir(folder);
    const answer = await upload(part);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject(problem);
    expect(await started()).toBe(before);
    expect(await readdir(folder)).toEqual(kept);
  });

  test('a form without a file', async () => {
    const form = new FormData();
    form.set('options', '{}');
    const headers = { authorization: `Bearer ${key}` };
    const answer = await fetch(`${api.app}/api/contacts/import`, { method: 'POST', body: form, headers });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ details: [{ path: 'file' }] });
  });

  test('something else than a form', async () => {
    expect((await api.call(key, 'POST', '/contacts/import', { file: 'email' })).status).toBe(415);
  });

  test('a reader who may not write', async () => {
    const viewer = await api.apiKeyFor('viewer');
    expect((await upload({ content: 'email\na@b.fr\n' }, { authorization: `Bearer ${viewer}` })).status).toBe(403);
  });
});
