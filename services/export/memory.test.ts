import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DatabaseConnection } from '../../db/client';
import { openTestDatabase } from '../../test/environment/database';
import { openTestFiles } from '../../test/environment/files';
import { createExportSuite } from '../../test/factories/exporting';
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

const PEOPLE = 50_000;
/** Of each person's notes, in MD5s of 32 letters: all of them together are fifty megabytes. */
const NOTES_DIGESTS = 32;
const MAX_GROWTH_BYTES = 40_000_000;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What is alive, with all that is dead taken away. */
function aliveBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

let suite: Awaited<ReturnType<typeof createExportSuite>>;
beforeAll(async () => {
  suite = await createExportSuite(connection, files);
  await connection.db.execute(sql`
    with made as (
      insert into contacts (id, organization_id, email, first_name, custom_fields)
      select fermata_uuid7(clock_timestamp()), ${suite.organizationId}::uuid, 'p' || n || '@example.com', 'Person ' || n,
        jsonb_build_object('notes', repeat(md5(n::text), ${NOTES_DIGESTS}::int), 'number', n)
      from generate_series(1, ${PEOPLE}::int) as n returning id
    ) insert into segment_members (segment_id, contact_id) select ${suite.segmentId}::uuid, id from made`);
}, 60_000);

test.each(['csv', 'xlsx', 'json'] as const)(
  'the memory of a worker that writes 50,000 people to a file does not grow with them: %s',
  async (format) => {
    const { id } = await suite.start(format);
    const before = aliveBytes();
    let most = 0;
    let batches = 0;
    const outcome = await suite.write(id, {
      batchContacts: 2_000,
      onBatch: () => {
        batches += 1;
        if (batches % 5 === 0) most = Math.max(most, aliveBytes() - before);
      },
    });
    expect(outcome).toEqual({ status: 'COMPLETED', rows: PEOPLE });
    expect(batches).toBe(25);
    expect(most).toBeLessThan(MAX_GROWTH_BYTES);
  },
  60_000,
);
