import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { contacts, segmentMembers, segments } from '../../db/schema';
import type { ImportRequest } from '../../domain/import/schema';
import { openTestDatabase } from '../../test/environment/database';
import { openTestFiles } from '../../test/environment/files';
import { createContact } from '../../test/factories/contact';
import { createImportSuite, losing } from '../../test/factories/importing';
import type { FileStore } from '../ports';
import { finishImport } from './finish';
import { importBatch } from './import-batch';
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

/** A hundred rows: every tenth has no address, every seventh repeats the one before. */
const list = [
  'E-mail;Prénom',
  ...Array.from({ length: 100 }, (_, at) => {
    if (at % 10 === 9) return `;Personne ${at}`;
    return `p${at % 7 === 6 ? at - 1 : at}@example.com;Zoé`;
  }),
].join('\n');
const people = new Set(list.match(/p\d+@example\.com/g)).size;

const membersOf = (segmentId: string | null) =>
  connection.db
    .select({ email: contacts.email })
    .from(segmentMembers)
    .innerJoin(contacts, eq(contacts.id, segmentMembers.contactId))
    .where(eq(segmentMembers.segmentId, segmentId ?? newId()));

async function segmentIn(organizationId: string, values: Partial<typeof segments.$inferInsert> = {}) {
  const id = newId();
  await connection.db.insert(segments).values({ id, organizationId, name: 'Guests', dynamic: false, ...values });
  return id;
}

describe('everybody of a file', () => {
  test('is put into the segment chosen: new people, known ones and those whose row is skipped', async () => {
    const { importing, organizationId } = await createImportSuite(connection, files);
    await createContact(connection, { organizationId, email: 'P1@example.com' });
    const stranger = await createContact(connection, { organizationId, email: 'stranger@example.com' });
    const segmentId = await segmentIn(organizationId);
    await connection.db.insert(segmentMembers).values({ segmentId, contactId: stranger.id });
    const done = await importing(list, { segmentId, onDuplicate: 'skip' });
    expect(done).toMatchObject({ status: 'COMPLETED', segmentId });
    const members = (await membersOf(segmentId)).map(({ email }) => email.toLowerCase());
    expect(members).toHaveLength(people + 1);
    expect(members).toEqual(expect.arrayContaining(['p1@example.com', 'p2@example.com', 'stranger@example.com']));
    const [segment] = await connection.db.select().from(segments).where(eq(segments.id, segmentId));
    expect(segment?.contactCount).toBe(people + 1);
  });

  test('is put into a segment of a name, made by the first list and filled by the second', async () => {
    const { importing, organizationId } = await createImportSuite(connection, files);
    const first = await importing('email\na@example.com\n', { segmentName: 'Salon 2026' });
    const second = await importing('email\nb@example.com\n', { segmentName: 'Salon 2026' });
    expect(second.segmentId).toBe(first.segmentId);
    expect(await membersOf(first.segmentId)).toHaveLength(2);
    const named = and(eq(segments.organizationId, organizationId), eq(segments.name, 'Salon 2026'));
    expect(await connection.db.$count(segments, named)).toBe(1);
  });

  test("of an artist's list is put into that artist's segment", async () => {
    const { artistId, organizationId } = await createImportSuite(connection, files);
    const suite = await createImportSuite(connection, files, { organizationId, artistId });
    const { id, segmentId } = await suite.upload('email\na@example.com\n', { segmentName: 'Guests' });
    const input = { organizationId, importId: id };
    await surveyImport({ ctx: suite.ctx, input: { ...input, onBatch: () => undefined } });
    const { signal } = new AbortController();
    await importBatch({ ctx: suite.ctx, input: { ...input, maxRows: 10, signal, onPart: () => undefined } });
    expect(await membersOf(segmentId)).toEqual([{ email: 'a@example.com' }]);
    const [segment] = await connection.db
      .select()
      .from(segments)
      .where(eq(segments.id, segmentId ?? ''));
    expect(segment).toMatchObject({ artistId, dynamic: false });
  });

  test('stays out of it in a dry run, which makes no segment either', async () => {
    const { importing, organizationId } = await createImportSuite(connection, files);
    expect(await importing(list, { segmentName: 'Never', dryRun: true })).toMatchObject({ segmentId: null });
    expect(await connection.db.$count(segments, eq(segments.organizationId, organizationId))).toBe(0);
  });
});

test('an import that is killed again and again puts everybody into its segment, once', async () => {
  const { ctx, upload, organizationId } = await createImportSuite(connection, files);
  const { id, segmentId } = await upload(list, { segmentName: 'Guests' });
  const input = { organizationId, importId: id };
  await surveyImport({ ctx, input: { ...input, onBatch: () => undefined } });
  const call = (db: Database) =>
    importBatch({
      ctx: { ...ctx, db },
      input: { ...input, maxRows: 1_000, signal: new AbortController().signal, onPart: () => undefined, partRows: 16 },
    });
  for (const fatal of [1, 3, 2]) {
    await expect(call(losing(connection.db, fatal))).rejects.toThrow('the worker was killed');
    // Who is in the segment is who was imported: a part is both or neither.
    expect(await membersOf(segmentId)).toHaveLength(
      await connection.db.$count(contacts, eq(contacts.organizationId, organizationId)),
    );
  }
  expect(await call(connection.db)).toMatchObject({ done: true, processed: 100 });
  await finishImport({ ctx, input: { ...input, status: 'COMPLETED' } });
  expect(await membersOf(segmentId)).toHaveLength(people);
});

test('a segment that is deleted while its list is imported is left alone, and the import goes on', async () => {
  const { upload, run } = await createImportSuite(connection, files);
  const { id, segmentId } = await upload(list, { segmentName: 'Guests' });
  await connection.db.delete(segments).where(eq(segments.id, segmentId ?? ''));
  expect(await run(id)).toMatchObject({ status: 'COMPLETED', invalid: 10 });
});

describe('a segment that cannot be filled is refused before anything is written', () => {
  const refused = async (options: (organizationId: string) => Promise<Partial<ImportRequest>>) => {
    const { upload, organizationId } = await createImportSuite(connection, files);
    return upload('email\na@example.com\n', await options(organizationId));
  };
  const fault = { code: 'VALIDATION_FAILED', details: [{ path: 'segmentId' }] };

  test.each<[string, (organizationId: string) => Promise<string>]>([
    ['one that does not exist', async () => newId()],
    ['a dynamic one', (id) => segmentIn(id, { dynamic: true, criteria: { logic: 'AND', conditions: [] } })],
    ["another organisation's", async () => segmentIn((await createImportSuite(connection, files)).organizationId)],
  ])('%s', async (_what, make) => {
    await expect(refused(async (id) => ({ segmentId: await make(id) }))).rejects.toMatchObject(fault);
  });

  test('one of an artist, for a list of the whole organisation', async () => {
    const { upload, organizationId, artistId } = await createImportSuite(connection, files);
    const segmentId = await segmentIn(organizationId, { artistId });
    await expect(upload('email\na@example.com\n', { segmentId })).rejects.toMatchObject(fault);
  });
});
