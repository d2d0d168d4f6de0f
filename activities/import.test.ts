import { MockActivityEnvironment } from '@temporalio/testing';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DatabaseConnection } from '../db/client';
import { contacts, imports } from '../db/schema';
import { createTokens } from '../services/tracking/tokens';
import type { FileStore } from '../services/ports';
import { openTestDatabase } from '../test/environment/database';
import { openTestFiles } from '../test/environment/files';
import { createRecordingTransport } from '../test/environment/recording-transport';
import { createImportSuite } from '../test/factories/importing';
import { createImportActivities } from './import';

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

async function uploaded(content: string) {
  const { upload, organizationId, workflows } = await createImportSuite(connection, files);
  const { id: importId } = await upload(content);
  const activities = createImportActivities({
    ...connection,
    workflows,
    files,
    transport: createRecordingTransport(),
    sms: null,
    tokens: createTokens('a secret for tests, of no use elsewhere'),
    publicOrigin: 'http://127.0.0.1',
    now: () => new Date(),
  });
  return { activities, organizationId, input: { organizationId, importId } };
}

test('an import gives signs of life while it reads and writes, and ends with its counts', async () => {
  const { activities, organizationId, input } = await uploaded('email\na@example.com\nnobody\n');
  const environment = new MockActivityEnvironment();
  const beats: unknown[] = [];
  environment.on('heartbeat', (details: unknown) => beats.push(details));
  expect(await environment.run(activities.surveyImport, input)).toMatchObject({ readable: true, total: 2 });
  const batch = await environment.run(activities.importBatch, input);
  expect(batch).toMatchObject({ done: true, processed: 2, created: 1, invalid: 1 });
  await environment.run(activities.finishImport, { ...input, status: 'COMPLETED' as const });
  expect(beats).toEqual([{ rows: 2 }, { line: 4 }]);
  expect(await connection.db.$count(contacts, eq(contacts.organizationId, organizationId))).toBe(1);
});

test('a cancelled import returns with what it has written instead of failing', async () => {
  const { activities, input } = await uploaded(
    `email\n${Array.from({ length: 6_000 }, (_, at) => `p${at}@x.fr`).join('\n')}`,
  );
  const environment = new MockActivityEnvironment();
  await environment.run(activities.surveyImport, input);
  environment.on('heartbeat', () => environment.cancel());
  const batch = await environment.run(activities.importBatch, input);
  expect(batch).toMatchObject({ done: false, processed: 2_500 });
});

test('why a file cannot be read is told by its row alone: no address leaves the activity', async () => {
  const { activities, input } = await uploaded('email\na@example.com\n');
  const options = {
    mapping: { 'ada@example.com': 'email' },
    roles: [],
    tags: [],
    onDuplicate: 'update',
    consents: [],
  } as const;
  await connection.db.update(imports).set({ options }).where(eq(imports.id, input.importId));
  const outcome = await new MockActivityEnvironment().run(activities.surveyImport, input);
  expect(outcome).toMatchObject({ readable: false });
  expect(JSON.stringify(outcome)).not.toContain('@');
  const [row] = await connection.db.select().from(imports).where(eq(imports.id, input.importId));
  expect(row?.error?.details).toMatchObject([{ path: 'options.mapping.ada@example.com' }]);
});
