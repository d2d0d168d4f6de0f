import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../../db/migrate';
import { startPostgres } from '../../integrations/embedded/postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server for the run, and the migrated database that each suite copies. */
    postgres: { readonly serverUrl: string; readonly template: string };
  }
}

const TEMPLATE = 'fermata_template';

/** One PostgreSQL for the whole run; it forgets everything afterwards, so it need not wait for the disk. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-test-'));
  const server = await startPostgres({
    dataDir: join(folder, 'postgres'),
    database: TEMPLATE,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  await migrateDatabase(server.url, join(project.config.root, 'db/migrations'));
  // Not the template's own address: PostgreSQL refuses to copy a database that somebody else is connected to.
  const serverUrl = server.url.replace(/[^/]*$/, 'postgres');
  project.provide('postgres', { serverUrl, template: TEMPLATE });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
