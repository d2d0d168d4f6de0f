import { readXlsx } from 'hucre/xlsx';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { auditLog, contacts, dataExports, fieldDefinitions, segmentMembers, segments } from '../../db/schema';
import type { ExportFormat } from '../../domain/export/export';
import { createRowReader } from '../../domain/import/row-reader';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { openTestFiles } from '../../test/environment/files';
import { createContact } from '../../test/factories/contact';
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

/** An organisation with a static segment, whose members are made by `hold`. */
async function suite(overrides: Partial<ServiceContext> = {}) {
  const { ctx, organizationId, artistId } = await createTestContext(connection, { files, ...overrides });
  const segmentId = newId();
  await connection.db
    .insert(segments)
    .values({ id: segmentId, organizationId, name: 'Fans: Lyon/Nord', dynamic: false });
  const hold = async (values: Partial<typeof contacts.$inferInsert> = {}) => {
    const { id } = await createContact(connection, { organizationId, ...values });
    await connection.db.insert(segmentMembers).values({ segmentId, contactId: id });
    return id;
  };
  const start = (format: ExportFormat, asker = ctx) => startSegmentExport({ ctx: asker, input: { segmentId, format } });
  /** As the worker does: for the whole organisation, and with its own language. */
  const write = (exportId: string, more: Partial<Parameters<typeof writeExport>[0]['input']> = {}) =>
    writeExport({
      ctx: { ...ctx, artistId: null, metiers: [], locale: 'en' },
      input: {
        organizationId,
        exportId,
        signal: new AbortController().signal,
        onBatch: () => undefined,
        batchContacts: 3,
        ...more,
      },
    });
  const fileOf = async (exportId: string) => {
    const pieces: Uint8Array[] = [];
    const file = await openExportFile({ ctx, input: { exportId } });
    for await (const piece of file.content) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const exported = async (format: ExportFormat, asker = ctx) => {
    const { id } = await start(format, asker);
    await write(id);
    return fileOf(id);
  };
  return { ctx, organizationId, artistId, segmentId, hold, start, write, fileOf, exported };
}

const awkward = {
  firstName: 'Zoé "Zo" O\'Hara',
  lastName: 'de\r\nla\nTour, fils',
  company: "=cmd|'/C calc'!A0",
  position: '@SUM(1+1)',
  city: '🎸 Łódź',
  phone: '+33 6 12 34 56 78',
  birthDate: '2000-02-29',
  tags: ['été', '-1+1', 'a'],
};
const awkwardFields = { fee: -12.5, vip: true, seen: '2024-02-29', notes: '+1+cmd', list: ['x', 'y'] };

async function withAwkwardPerson(overrides: Partial<ServiceContext> = {}) {
  const made = await suite(overrides);
  const types = { fee: 'NUMBER', vip: 'BOOLEAN', seen: 'DATE', notes: 'STRING', list: 'ARRAY' } as const;
  for (const [name, type] of Object.entries(types)) {
    await connection.db
      .insert(fieldDefinitions)
      .values({ organizationId: made.organizationId, name, type, label: `Champ ${name}` });
  }
  await made.hold({ ...awkward, customFields: awkwardFields });
  return made;
}

/** The only record of a file, by header. */
function recordOf(csv: string): Readonly<Record<string, string>> {
  const rows = createRowReader({ delimiter: ',', newline: '\n', line: 1 }).push(csv.slice(1), true);
  const [headers, record] = rows.filter(({ blank }) => !blank).map(({ cells }) => cells);
  return Object.fromEntries((headers ?? []).map((header, index) => [header, record?.[index] ?? '']));
}

describe('a CSV', () => {
  test('brings awkward values back, and no spreadsheet runs them', async () => {
    const { exported } = await withAwkwardPerson();
    const csv = (await exported('csv')).toString();
    expect(csv.startsWith('\ufeff')).toBe(true);
    const record = recordOf(csv);
    expect(record).toMatchObject({
      'First name': awkward.firstName,
      'Last name': awkward.lastName,
      // Disarmed: what a spreadsheet would calculate begins with an apostrophe.
      Company: `'${awkward.company}`,
      Position: `'${awkward.position}`,
      City: awkward.city,
      Phone: awkward.phone,
      'Date of birth': '2000-02-29',
      Tags: 'été; -1+1; a',
      'Champ fee': '-12.5',
      'Champ vip': 'true',
      'Champ seen': '2024-02-29',
      'Champ notes': "'+1+cmd",
      'Champ list': 'x; y',
      'Consent: email marketing': 'true',
      'Consent: profiling': '',
    });
    expect(csv.split('\r\n').length).toBeGreaterThan(2);
  });

  test('names its columns in the language of the person who asked, whatever the worker speaks', async () => {
    const { exported } = await withAwkwardPerson({ locale: 'fr' });
    expect(Object.keys(recordOf((await exported('csv')).toString()))).toEqual(
      expect.arrayContaining(['E-mail', 'Prénom', 'Consentement : marketing par e-mail', 'Champ fee']),
    );
  });
});

test('a workbook keeps texts as texts, numbers as numbers and dates as dates', async () => {
  const { exported } = await withAwkwardPerson();
  const workbook = await readXlsx(await exported('xlsx'));
  const [headers = [], record = []] = workbook.sheets[0]?.rows ?? [];
  const values = Object.fromEntries(headers.map((header, index) => [String(header), record[index]]));
  expect(values).toMatchObject({
    'First name': awkward.firstName,
    'Last name': awkward.lastName,
    Company: awkward.company,
    City: awkward.city,
    Phone: awkward.phone,
    'Date of birth': new Date('2000-02-29T00:00:00Z'),
    'Champ fee': -12.5,
    'Champ vip': true,
    'Champ seen': new Date('2024-02-29T00:00:00Z'),
    'Champ notes': '+1+cmd',
    'Consent: email marketing': true,
    'Engagement score': 0,
  });
});

test('JSON is an array of contacts in the shape of the API', async () => {
  const { exported, hold } = await withAwkwardPerson();
  for (let more = 0; more < 6; more += 1) await hold();
  const people: unknown = JSON.parse((await exported('json')).toString());
  expect(people).toHaveLength(7);
  expect(people).toContainEqual(
    expect.objectContaining({
      ...awkward,
      customFields: awkwardFields,
      consents: [expect.objectContaining({ granted: true })],
    }),
  );
});

test.each(['csv', 'xlsx', 'json'] as const)(
  'a segment that holds nobody makes a %s that can be read',
  async (format) => {
    const { exported } = await suite();
    const file = await exported(format);
    if (format === 'json') expect(JSON.parse(file.toString())).toEqual([]);
    if (format === 'csv') expect(file.toString().trim().split('\r\n')).toHaveLength(1);
    if (format === 'xlsx') expect((await readXlsx(file)).sheets[0]?.rows).toHaveLength(1);
  },
);

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
