import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatabaseConnection } from '../../db/client';
import { contacts, fieldDefinitions, imports } from '../../db/schema';
import { openTestDatabase } from '../../test/environment/database';
import { openTestFiles } from '../../test/environment/files';
import type { FileStore } from '../ports';
import { createImportSuite } from '../../test/factories/importing';

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

const suite = () => createImportSuite(connection, files);
const contactsOf = (organizationId: string) =>
  connection.db
    .select()
    .from(contacts)
    .where(eq(contacts.organizationId, organizationId))
    .orderBy(asc(contacts.emailKey));

const shared = (name: string) => new URL(`../../../shared/fixtures/contacts/${name}`, import.meta.url);

describe.skipIf(!existsSync(shared('leads-54.csv')))('a file of other tools', () => {
  test.each([
    ['import_excel.csv', 0],
    ['import_rfc_4180.csv', 0],
    ['import_malformed1.csv', 0],
    ['import_malformed2.csv', 1],
    ['import_with_data.csv', 0],
  ])('%s is read', async (name, invalid) => {
    const { importing, organizationId } = await suite();
    const content = await readFile(shared(name));
    const rows = content.toString().trim().split('\n').length - 1;
    expect(await importing(content)).toMatchObject({
      status: 'COMPLETED',
      total: rows,
      processed: rows,
      invalid,
      created: rows - invalid,
    });
    expect(await contactsOf(organizationId)).toHaveLength(rows - invalid);
  });

  test('with accents, as a French Excel writes them, keeps them', async () => {
    const { importing, organizationId } = await suite();
    await importing(await readFile(shared('import_excel.csv')));
    const [first] = (await contactsOf(organizationId)).filter(({ email }) => email === 'foo-1@example.com');
    expect(first).toMatchObject({ firstName: 'Joël', lastName: 'Müller-Schultheiß' });
  });
});

describe('a file', () => {
  test('whose first accent comes after the first kilobytes is still read in its encoding', async () => {
    const { importing, organizationId } = await suite();
    const plain = Array.from({ length: 3_000 }, (_, at) => `person-${at}@example.com;Somebody with a name`).join(
      '\r\n',
    );
    const list = `email;nom\r\n${plain}\r\nlast@example.com;Hélène\r\n`;
    const done = await importing(Buffer.from(list, 'latin1'));
    expect(done).toMatchObject({ total: 3_001, created: 3_001, invalid: 0 });
    const people = await contactsOf(organizationId);
    expect(people.find(({ email }) => email === 'last@example.com')?.lastName).toBe('Hélène');
  });

  test('defines its new fields by all of its rows, and dry runs define none', async () => {
    const { importing, organizationId } = await suite();
    const list = 'email,Points,Code postal\na@example.com,1,75001\nb@example.com,2.5,01000\n';
    const definitions = () =>
      connection.db
        .select({ name: fieldDefinitions.name, label: fieldDefinitions.label, type: fieldDefinitions.type })
        .from(fieldDefinitions)
        .where(eq(fieldDefinitions.organizationId, organizationId))
        .orderBy(asc(fieldDefinitions.name));
    await importing(list, { dryRun: true });
    expect(await definitions()).toEqual([]);
    await importing(list);
    expect(await definitions()).toEqual([
      { name: 'codePostal', label: 'Code postal', type: 'STRING' },
      { name: 'points', label: 'Points', type: 'NUMBER' },
    ]);
    const done = await importing('email,points\nc@example.com,many\n');
    expect(done).toMatchObject({ created: 0, invalid: 1 });
  });

  test('that cannot be read after all fails with its reason, and nothing is imported', async () => {
    const { upload, run, organizationId } = await suite();
    const { id } = await upload('email\na@example.com\n');
    await connection.db
      .update(imports)
      .set({ options: { mapping: { Courriel: 'email' }, roles: [], tags: [], onDuplicate: 'update', consents: [] } })
      .where(eq(imports.id, id));
    const failed = await run(id);
    expect(failed).toMatchObject({
      status: 'FAILED',
      created: 0,
      error: { message: expect.any(String), details: [{ path: 'options.mapping.Courriel' }] },
    });
    expect(await contactsOf(organizationId)).toEqual([]);
  });

  test('of a thousand columns is read, each its own field', async () => {
    const { importing, organizationId } = await suite();
    const columns = Array.from({ length: 999 }, (_, at) => `field${at}`);
    const done = await importing(`email,${columns.join(',')}\na@example.com,${columns.map(() => '7').join(',')}\n`);
    expect(done).toMatchObject({ created: 1 });
    const [contact] = await contactsOf(organizationId);
    expect(Object.keys(contact?.customFields ?? {})).toHaveLength(999);
  });
});
