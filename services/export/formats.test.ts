import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatabaseConnection } from '../../db/client';
import { fieldDefinitions } from '../../db/schema';
import { createRowReader } from '../../domain/import/row-reader';
import { openTestDatabase } from '../../test/environment/database';
import { openTestFiles } from '../../test/environment/files';
import { createExportSuite } from '../../test/factories/exporting';
import type { ServiceContext } from '../context';
import type { FileStore } from '../ports';

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
  const made = await createExportSuite(connection, files, overrides);
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
      expect.arrayContaining(['Email', 'Prénom', 'Consentement : marketing par email', 'Champ fee']),
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

test('a segment that holds nobody makes files that can be read', async () => {
  const { exported } = await createExportSuite(connection, files);
  expect(JSON.parse((await exported('json')).toString())).toEqual([]);
  expect((await exported('csv')).toString().trim().split('\r\n')).toHaveLength(1);
  expect((await readXlsx(await exported('xlsx'))).sheets[0]?.rows).toHaveLength(1);
});
