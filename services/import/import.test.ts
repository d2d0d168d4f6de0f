import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatabaseConnection } from '../../db/client';
import { consentRecords, contactConsents, contactEvents, contacts, importErrors, outbox } from '../../db/schema';
import { openTestDatabase } from '../../test/environment/database';
import { openTestFiles } from '../../test/environment/files';
import { addConsent } from '../consent/add';
import { withdrawConsent } from '../consent/withdraw';
import { createContact } from '../contact/create';
import { eraseContact } from '../contact/erase';
import type { FileStore } from '../ports';
import { importBatch } from './import-batch';
import { createImportSuite } from '../../test/factories/importing';
import { startImport } from './start';
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

const suite = () => createImportSuite(connection, files);
const contactsOf = (organizationId: string) =>
  connection.db
    .select()
    .from(contacts)
    .where(eq(contacts.organizationId, organizationId))
    .orderBy(asc(contacts.emailKey));
const refusalsOf = (importId: string) =>
  connection.db.select().from(importErrors).where(eq(importErrors.importId, importId)).orderBy(asc(importErrors.line));

const marketing = { type: 'EMAIL_MARKETING', granted: true, source: 'paper form' } as const;
const leads = new URL('../../../shared/fixtures/contacts/leads-54.csv', import.meta.url);

describe('the list of 54 leads', () => {
  test.skipIf(!existsSync(leads))('brings 50 people and lists the four rows without an address', async () => {
    const { importing, organizationId } = await suite();
    const done = await importing(await readFile(leads), { consents: [marketing], tags: ['leads'] });
    expect(done).toMatchObject({ status: 'COMPLETED', total: 54, processed: 54, created: 50, updated: 0, invalid: 4 });
    expect((await refusalsOf(done.id)).map(({ line, code }) => [line, code])).toEqual(
      [52, 53, 54, 55].map((line) => [line, 'EMAIL_MISSING']),
    );
    const penny = (await contactsOf(organizationId)).find(({ email }) => email === 'PennyKMoore@dayrep.com');
    expect(penny).toMatchObject({
      firstName: 'Penny',
      lastName: 'Moore',
      city: 'HEWELSFIELD COMMON',
      country: 'United Kingdom',
      company: 'Williams Bros.',
      tags: ['leads'],
      customFields: { zipcode: 'GL15 1XD', points: 100, title: 'Mrs.' },
    });
    const agreed = await connection.db.$count(contactConsents, eq(contactConsents.organizationId, organizationId));
    expect(agreed).toBe(50);
  });
});

describe('an import', () => {
  test('tells automations of each new person, with the events on their timelines', async () => {
    const { importing, organizationId } = await suite();
    await importing('email\na@example.com\nb@example.com\n', { tags: ['fan'] });
    const names = async (table: typeof contactEvents | typeof outbox) =>
      (await connection.db.select({ name: table.name }).from(table).where(eq(table.organizationId, organizationId)))
        .map(({ name }) => name)
        .toSorted();
    const expected = ['CONTACT_CREATED', 'CONTACT_CREATED', 'TAG_ADDED', 'TAG_ADDED'];
    expect(await names(contactEvents)).toEqual(expected);
    expect(await names(outbox)).toEqual(expected);
  });

  test('counts a second row of one person as an update of the first, whatever the case of the address', async () => {
    const { importing, organizationId } = await suite();
    const done = await importing('email,city\nA@example.com,Lyon\na@Example.com,Nantes\n');
    expect(done).toMatchObject({ created: 1, updated: 1, skipped: 0, processed: 2 });
    expect(await contactsOf(organizationId)).toMatchObject([{ email: 'A@example.com', city: 'Nantes' }]);
  });

  test('updates who is known without emptying what the list leaves empty', async () => {
    const { importing, ctx } = await suite();
    await createContact({ ctx, input: { email: 'a@example.com', firstName: 'Ada', city: 'Lyon', tags: ['old'] } });
    const done = await importing('email;first name;city\na@example.com;;Nantes\n', { tags: ['new'] });
    expect(done).toMatchObject({ created: 0, updated: 1 });
    expect(await contactsOf(ctx.organizationId)).toMatchObject([
      { firstName: 'Ada', city: 'Nantes', tags: ['old', 'new'] },
    ]);
  });

  test('leaves who is known alone where duplicates are skipped', async () => {
    const { importing, ctx } = await suite();
    await createContact({ ctx, input: { email: 'a@example.com', city: 'Lyon' } });
    const done = await importing('email,city\na@example.com,Nantes\nb@example.com,Brest\nb@example.com,Rennes\n', {
      onDuplicate: 'skip',
    });
    expect(done).toMatchObject({ created: 1, updated: 0, skipped: 2 });
    expect(await contactsOf(ctx.organizationId)).toMatchObject([{ city: 'Lyon' }, { city: 'Brest' }]);
  });

  test('never brings back a consent that a person withdrew', async () => {
    const { importing, ctx, organizationId } = await suite();
    const contact = await createContact({ ctx, input: { email: 'a@example.com', consents: [marketing] } });
    await connection.db.transaction((tx) =>
      withdrawConsent({
        tx,
        organizationId,
        contactId: contact.id,
        type: 'EMAIL_MARKETING',
        source: 'one-click unsubscribe',
        ip: null,
        userAgent: null,
      }),
    );
    await importing('email\na@example.com\n', { consents: [marketing] });
    expect(await contactsOf(organizationId)).toMatchObject([{ status: 'unsubscribed' }]);
    const ledger = await connection.db
      .select({ granted: consentRecords.granted })
      .from(consentRecords)
      .where(eq(consentRecords.contactId, contact.id))
      .orderBy(asc(consentRecords.createdAt), asc(consentRecords.id));
    expect(ledger).toEqual([{ granted: true }, { granted: false }]);
    const again = { contactId: contact.id, userAgent: null, ...marketing };
    await addConsent({ ctx, input: again });
    expect(await contactsOf(organizationId)).toMatchObject([{ status: 'active' }]);
  });

  test('does not bring back a person who was erased', async () => {
    const { importing, ctx, organizationId } = await suite();
    const { id } = await createContact({ ctx, input: { email: 'Gone@example.com' } });
    await eraseContact({ ctx, input: { contactId: id } });
    const done = await importing('email\ngone@example.com\nhere@example.com\n');
    expect(done).toMatchObject({ created: 1, invalid: 1 });
    expect(await refusalsOf(done.id)).toMatchObject([{ line: 2, code: 'ERASED', row: '' }]);
    expect((await contactsOf(organizationId)).map(({ email }) => email)).toEqual(['here@example.com']);
  });

  test('a dry run counts what would happen and writes no contact, event, field or consent', async () => {
    const { importing, ctx, organizationId } = await suite();
    await createContact({ ctx, input: { email: 'known@example.com' } });
    const list = 'email,points\nknown@example.com,1\nnew@example.com,2\nnew@example.com,3\nnobody,4\n';
    const dry = await importing(list, { dryRun: true, consents: [marketing] });
    expect(dry).toMatchObject({ status: 'COMPLETED', created: 1, updated: 2, invalid: 1, dryRun: true });
    expect(await contactsOf(organizationId)).toHaveLength(1);
    const real = await importing(list);
    expect(real).toMatchObject({ created: dry.created, updated: dry.updated, invalid: dry.invalid });
  });

  test('lands in the workspace it was sent to, where the same address may be another contact', async () => {
    const { artistId, organizationId, ctx } = await suite();
    await createContact({ ctx, input: { email: 'a@example.com' } });
    const own = { ...ctx, artistId };
    const { fileId } = await files.put(bytesOf('email\na@example.com\n'), 1_000);
    const head = { bytes: Buffer.from('email\na@example.com\n'), whole: true };
    const { id } = await startImport({
      ctx: own,
      input: { fileId, fileName: 'artist.csv', head, options: { onDuplicate: 'update' } },
    });
    await surveyImport({ ctx, input: { organizationId, importId: id, onBatch: () => undefined } });
    const signal = new AbortController().signal;
    const input = { organizationId, importId: id, maxRows: 10, signal, onPart: () => undefined };
    expect(await importBatch({ ctx, input })).toMatchObject({ created: 1, done: true });
    const [made] = await connection.db
      .select()
      .from(contacts)
      .where(and(eq(contacts.organizationId, organizationId), eq(contacts.artistId, artistId)));
    expect(made?.email).toBe('a@example.com');
  });
});

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}
