import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '../db/columns';
import { automations, campaigns, contactEvents, contacts, imports, messages, templates } from '../db/schema';
import { createDiskFileStore } from '../integrations/storage/disk';
import { readJson, startTestApi } from '../test/environment/api';
import { openTestDatabase } from '../test/environment/database';

const database = await openTestDatabase();
const folder = await mkdtemp(join(tmpdir(), 'fermata-bad-input-'));
const api = await startTestApi(database, { files: createDiskFileStore(folder) });
const key = await api.apiKeyFor('owner');
afterAll(async () => {
  await api.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details?: readonly { readonly path: string; readonly message: string }[];
}

const upload = (content: string | Uint8Array<ArrayBuffer>, options: object = {}) => {
  const form = new FormData();
  form.set('file', new Blob([content]), 'people.csv');
  form.set('options', JSON.stringify(options));
  return fetch(`${api.app}/api/contacts/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'accept-language': 'fr' },
    body: form,
  });
};
const send = (path: string, body: unknown) => api.call(key, 'POST', path, body, { 'accept-language': 'fr' });
const template = (words: object) =>
  send('/templates/email', { name: 'x', subjectTemplate: 'x', format: 'html', contentTemplate: '<p>x</p>', ...words });
const addTag = (nextSteps: readonly string[]) => ({ id: 'a', type: 'ADD_TAG', configuration: { tag: 'x' }, nextSteps });
const trigger = { type: 'CONTACT_CREATED', configuration: {} };

/** Rows of everything that any of these requests could have left behind. */
async function rowsWritten(): Promise<number> {
  let rows = 0;
  for (const table of [contacts, contactEvents, imports, templates, campaigns, messages]) {
    const [found] = await database.db.select({ rows: count() }).from(table);
    rows += found?.rows ?? 0;
  }
  return rows;
}

type Case = readonly [
  what: string,
  request: () => Promise<Response>,
  expected: Partial<Problem> & { readonly status: number },
  path?: string,
];

const cases: Case[] = [
  [
    'a file that is no CSV',
    () => upload(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0])),
    { status: 400, code: 'INVALID_FILE' },
  ],
  ['an empty file', () => upload(''), { status: 400, code: 'INVALID_FILE' }],
  ['a million columns', () => upload(`${'a,'.repeat(1_000_000)}\n`), { status: 400, code: 'INVALID_FILE' }],
  ['no column of addresses', () => upload('Ville,Pays\nLyon,France\n'), { status: 400 }],
  [
    'a mapping of a column that is not there',
    () => upload('E-mail\na@example.com\n', { mapping: { Courriel: 'email' } }),
    { status: 400 },
    'mapping',
  ],
  [
    'an address like a@b@c',
    () => send('/contacts', { email: 'a@b@c' }),
    { status: 400, code: 'VALIDATION_FAILED' },
    'email',
  ],
  [
    'a field that does not exist',
    () => send('/contacts', { email: 'a@example.com', nom: 'x' }),
    { status: 400 },
    'nom',
  ],
  [
    'a Liquid error',
    () => template({ contentTemplate: '<p>{{ contact.firstName | </p>' }),
    { status: 400 },
    'contentTemplate',
  ],
  [
    'MJML that does not parse',
    () => template({ format: 'mjml', contentTemplate: '<mjml><mj-body><mj-section></mj-body></mjml>' }),
    { status: 400, code: 'INVALID_EMAIL_CONTENT' },
    'contentTemplate',
  ],
  ['an id that is unknown', () => api.call(key, 'GET', `/contacts/${newId()}`), { status: 404, code: 'NOT_FOUND' }],
  ['an id that is none', () => api.call(key, 'GET', '/campaigns/seventeen'), { status: 404, code: 'NOT_FOUND' }],
  [
    'a body of 50 MB',
    () => send('/contacts', { email: 'x'.repeat(50_000_000) }),
    { status: 413, code: 'BODY_TOO_LARGE' },
  ],
];

describe('bad input', () => {
  it.for(cases)(
    'has its status, code and sentence, and writes nothing: %s',
    async ([, request, expected, path = '']) => {
      const before = await rowsWritten();
      const answer = await request();
      const problem = await readJson<Problem>(answer);
      expect({ ...problem, status: answer.status }).toMatchObject(expected);
      expect(problem.message.length).toBeGreaterThan(20);
      const named = (problem.details ?? []).filter((fault) => fault.path.includes(path));
      expect(named.length).toBeGreaterThanOrEqual(path === '' ? 0 : 1);
      expect(await rowsWritten()).toBe(before);
    },
  );

  it('is a page that is not found, never a redirect, for a token with a letter changed', async () => {
    const token = api.deps.tokens.sign('click', newId(), 0);
    const forged = `${token.slice(0, 12)}${token[12] === 'A' ? 'B' : 'A'}${token.slice(13)}`;
    expect(await fetch(`${api.public}/t/c/${forged}`, { redirect: 'manual' })).toMatchObject({ status: 404 });
  });

  it('is listed with every fault when a flow that points nowhere is published, and nobody can enter', async () => {
    const made = await send('/workflows', { name: 'x', trigger, steps: [addTag(['nowhere'])] });
    expect(made.status).toBe(201);
    const { id } = await readJson<{ id: string }>(made);
    const refused = await send(`/workflows/${id}/activate`, {});
    expect(await readJson<Problem>(refused)).toMatchObject({ status: 400, code: 'INVALID_AUTOMATION' });
    const [row] = await database.db.select({ status: automations.status }).from(automations);
    expect(row?.status).toBe('DRAFT');
  });
});
