import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { auditLog, dataExports, segmentMembers, segments } from '../../db/schema';
import { openTestDatabase } from '../../test/environment/database';
import { openTestFiles } from '../../test/environment/files';
import { createContact } from '../../test/factories/contact';
import { createExportSuite } from '../../test/factories/exporting';
import type { ServiceContext } from '../context';
import type { FileStore } from '../ports';
import { failExport } from './fail';
import { getExport } from './get';
import { openExportFile } from './open-file';
import { removeExportFile } from './remove-file';
import { startSegmentExport } from './start';
import { writeExport } from './write';

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

const suite = (overrides: Partial<ServiceContext> = {}) => createExportSuite(connection, files, overrides);

describe('who sees what', () => {
  test('a file holds the contacts that its asker may see, and nobody who sees fewer may have it', async () => {
    const { ctx, hold, start, write } = await suite();
    await hold({ roles: ['press'], email: 'press@example.com' });
    await hold({ roles: ['tour'], email: 'tour@example.com' });
    const press: ServiceContext = { ...ctx, metiers: ['press'] };

    const narrow = await start('json', press);
    expect(await write(narrow.id)).toEqual({ status: 'COMPLETED', rows: 1 });
    expect(await getExport({ ctx: press, input: { exportId: narrow.id } })).toMatchObject({ rows: 1, total: 1 });
    expect(await getExport({ ctx, input: { exportId: narrow.id } })).toMatchObject({ status: 'COMPLETED' });

    const wide = await start('json');
    await write(wide.id);
    for (const asked of [getExport, openExportFile]) {
      await expect(asked({ ctx: press, input: { exportId: wide.id } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const tour: ServiceContext = { ...ctx, metiers: ['tour'] };
      await expect(asked({ ctx: tour, input: { exportId: narrow.id } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test("an artist's export holds that artist's contacts, and is not found in another workspace", async () => {
    const { ctx, organizationId, artistId } = await suite();
    const own = { ...ctx, artistId };
    const id = newId();
    await connection.db.insert(segments).values({ id, organizationId, artistId, name: 'Theirs', dynamic: false });
    for (const of of [artistId, null]) {
      const contact = await createContact(connection, { organizationId, artistId: of });
      await connection.db.insert(segmentMembers).values({ segmentId: id, contactId: contact.id });
    }
    const started = await startSegmentExport({ ctx: own, input: { segmentId: id, format: 'csv' } });
    const input = {
      organizationId,
      exportId: started.id,
      signal: new AbortController().signal,
      onBatch: () => undefined,
    };
    expect(await writeExport({ ctx: { ...ctx, locale: 'en' }, input })).toMatchObject({ rows: 1 });
    const elsewhere = { ...ctx, artistId: newId() };
    await expect(getExport({ ctx: elsewhere, input: { exportId: started.id } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('an export that is stopped', () => {
  test('begins anew after a kill, and holds everybody once', async () => {
    const { ctx, hold, start, write, fileOf } = await suite();
    for (let made = 0; made < 10; made += 1) await hold();
    const { id } = await start('json');
    const killed = write(id, {
      onBatch: (rows) => {
        if (rows >= 6) throw new Error('the worker was killed');
      },
    });
    await expect(killed).rejects.toThrow('the worker was killed');
    expect(await getExport({ ctx, input: { exportId: id } })).toMatchObject({
      status: 'RUNNING',
      url: null,
      total: 10,
    });

    expect(await write(id)).toEqual({ status: 'COMPLETED', rows: 10 });
    const people: { readonly id: string }[] = JSON.parse((await fileOf(id)).toString());
    expect(new Set(people.map((person) => person.id)).size).toBe(10);
    expect(people).toHaveLength(10);
    // A further attempt, begun before the first was known to have succeeded, changes nothing.
    expect(await write(id)).toEqual({ status: 'COMPLETED', rows: 10 });
    const done = await connection.db.$count(auditLog, eq(auditLog.action, 'export.completed'));
    expect(done).toBeGreaterThan(0);
  });

  test('gives up at once when its worker stops', async () => {
    const { hold, start, write } = await suite();
    await hold();
    const { id } = await start('csv');
    await expect(write(id, { signal: AbortSignal.abort(new Error('shutdown')) })).rejects.toThrow('shutdown');
  });

  test('says why when its segment is gone, and when every attempt failed', async () => {
    const { ctx, organizationId, segmentId, start, write } = await suite({ locale: 'fr' });
    const first = await start('csv');
    const second = await start('csv');
    await connection.db.delete(segments).where(eq(segments.id, segmentId));
    expect(await write(first.id)).toEqual({ status: 'FAILED', rows: 0 });
    expect(await getExport({ ctx, input: { exportId: first.id } })).toMatchObject({
      status: 'FAILED',
      url: null,
      error: { message: expect.stringContaining('supprimé') },
    });
    await failExport({ ctx, input: { organizationId, exportId: second.id } });
    expect(await getExport({ ctx, input: { exportId: second.id } })).toMatchObject({
      error: { message: expect.stringContaining('redemandez-le') },
    });
  });
});

test('a file is removed after its days, and says so', async () => {
  const { ctx, organizationId, hold, start, write } = await suite();
  await hold();
  const { id } = await start('csv');
  await expect(openExportFile({ ctx, input: { exportId: id } })).rejects.toMatchObject({ code: 'INVALID_STATE' });
  await write(id);
  const { finishedAt, expiresAt } = await getExport({ ctx, input: { exportId: id } });
  expect(Date.parse(expiresAt ?? '') - Date.parse(finishedAt ?? '')).toBe(7 * 86_400_000);
  for (let times = 0; times < 2; times += 1) await removeExportFile({ ctx, input: { organizationId, exportId: id } });
  expect(await getExport({ ctx, input: { exportId: id } })).toMatchObject({ status: 'COMPLETED', url: null });
  await expect(openExportFile({ ctx, input: { exportId: id } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('no more than five are in the making at once', async () => {
  const { start, organizationId } = await suite();
  for (let made = 0; made < 5; made += 1) await start('csv');
  await expect(start('csv')).rejects.toMatchObject({ code: 'CONFLICT' });
  await connection.db
    .update(dataExports)
    .set({ status: 'FAILED' })
    .where(eq(dataExports.organizationId, organizationId));
  await expect(start('csv')).resolves.toMatchObject({
    status: 'RUNNING',
    fileName: expect.stringMatching(/^Fans Lyon Nord .*\.csv$/),
  });
});
