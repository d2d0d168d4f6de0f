import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, DatabaseConnection } from '../../db/client';
import { contactEvents, contacts, imports } from '../../db/schema';
import { openTestDatabase } from '../../test/environment/database';
import { openTestFiles } from '../../test/environment/files';
import type { FileStore } from '../ports';
import { cancelImport } from './cancel';
import { finishImport } from './finish';
import { getImport } from './get';
import { importBatch } from './import-batch';
import { createImportSuite, losing } from '../../test/factories/importing';
import { surveyImport } from './survey';

let connection: DatabaseConnection;
let files: FileStore;
let closeFiles: () => Promise<void>;
beforeAll(async () => {
  connection = await openTestDatabase();
  ({ files, close: closeFiles } = await openTestFiles());
});
afterAll(async () => {
  await connection.close();
  await closeFiles();
});

/** 200 rows: every tenth has no address, every seventh repeats the one before; accents make bytes and letters differ. */
const list = [
  'Prénom;E-mail',
  ...Array.from({ length: 200 }, (_, at) => {
    if (at % 10 === 9) return `Zoé ${at};`;
    return `"Zoé\n${at}";personne-${at % 7 === 6 ? at - 1 : at}@example.com`;
  }),
].join('\r\n');

async function surveyed(encode: (text: string) => Uint8Array) {
  const suite = await createImportSuite(connection, files);
  const { id } = await suite.upload(encode(list));
  const input = { organizationId: suite.organizationId, importId: id };
  await surveyImport({ ctx: suite.ctx, input: { ...input, onBatch: () => undefined } });
  const call = (db: Database, overrides: { readonly maxRows?: number; readonly signal?: AbortSignal } = {}) =>
    importBatch({
      ctx: { ...suite.ctx, db },
      input: {
        ...input,
        maxRows: 10_000,
        signal: new AbortController().signal,
        onPart: () => undefined,
        partRows: 16,
        ...overrides,
      },
    });
  return { ...suite, input, call };
}

const totals = { total: 200, processed: 200, created: 157, updated: 23, skipped: 0, invalid: 20 };
/** People, and how many of them automations heard of as new. */
const counted = (organizationId: string) =>
  Promise.all([
    connection.db.$count(contacts, eq(contacts.organizationId, organizationId)),
    connection.db.$count(
      contactEvents,
      and(eq(contactEvents.organizationId, organizationId), eq(contactEvents.name, 'CONTACT_CREATED')),
    ),
  ]);

describe.each([
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
])('an import of %s', (_name, encode) => {
  test('that is killed in the middle of a part goes on exactly there, and counts nothing twice', async () => {
    const { organizationId, call } = await surveyed(encode);
    for (const fatal of [3, 1, 4]) {
      await expect(call(losing(connection.db, fatal))).rejects.toThrow('the worker was killed');
    }
    expect(await call(connection.db)).toEqual({ ...totals, done: true });
    expect(await counted(organizationId)).toEqual([157, 157]);
  });
});

test('two workers at the same import do its rows once between them', async () => {
  const { organizationId, call } = await surveyed((text) => Buffer.from(text));
  const outcomes = await Promise.all([call(connection.db), call(connection.db), call(connection.db)]);
  expect(outcomes.some(({ done }) => done)).toBe(true);
  expect(await call(connection.db)).toEqual({ ...totals, done: true });
  expect(await counted(organizationId)).toEqual([157, 157]);
});

test('a call returns after its share of rows, and the next one goes on', async () => {
  const { call } = await surveyed((text) => Buffer.from(text));
  const first = await call(connection.db, { maxRows: 50 });
  expect(first).toMatchObject({ done: false, processed: 64 });
  expect(await call(connection.db)).toEqual({ ...totals, done: true });
});

test('a worker that stops finishes its part and returns', async () => {
  const { call } = await surveyed((text) => Buffer.from(text));
  expect(await call(connection.db, { signal: AbortSignal.abort() })).toMatchObject({ done: false, processed: 16 });
});

test('reading the file through again changes nothing', async () => {
  const { ctx, input, call } = await surveyed((text) => Buffer.from(text));
  await call(connection.db, { maxRows: 50 });
  const again = await surveyImport({ ctx, input: { ...input, onBatch: () => undefined } });
  expect(again).toMatchObject({ readable: true, processed: 64, total: 200 });
  expect(await call(connection.db)).toEqual({ ...totals, done: true });
});

test('a cancelled import stops at once, keeps what it wrote and forgets the file', async () => {
  const { ctx, input, call, workflows } = await surveyed((text) => Buffer.from(text));
  await call(connection.db, { maxRows: 50 });
  expect(await cancelImport({ ctx, input })).toMatchObject({ status: 'CANCELLED', processed: 64 });
  expect(workflows.asked.at(-1)).toMatchObject({ verb: 'cancel', workflowId: `import/${input.importId}` });
  expect(await call(connection.db)).toMatchObject({ done: true, processed: 64 });
  await finishImport({ ctx, input: { ...input, status: 'CANCELLED' } });
  expect(await getImport({ ctx, input })).toMatchObject({ status: 'CANCELLED' });
  const [row] = await connection.db.select().from(imports).where(eq(imports.id, input.importId));
  await expect(files.open(row?.fileId ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(cancelImport({ ctx, input })).rejects.toMatchObject({ code: 'INVALID_STATE' });
});
