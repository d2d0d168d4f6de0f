import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadPartConfig } from '../config';
import { connectDatabase } from '../db/client';
import { migrateDatabase } from '../db/migrate';
import { createDiskFileStore } from '../integrations/storage/disk';
import { connectClient } from '../integrations/temporal/connect';
import { createWorkflowGateway } from '../integrations/temporal/gateway';
import { systemActor } from '../services/context';
import type { ServiceContext } from '../services/context';
import { ensureDemoAccount } from './seed/account';
import { seedDemoContent } from './seed/content';

/**
 * Brings the schema up to date and makes the demo organisation; `--empty` leaves its contacts, templates and flows out.
 * Prints the demo login as one line of JSON. Changes nothing the second time.
 */
async function prepare(isEmpty: boolean): Promise<void> {
  const config = loadPartConfig();
  mkdirSync(config.home, { recursive: true });
  await migrateDatabase(config.databaseUrl, join(import.meta.dirname, '../../db/migrations'));
  const database = connectDatabase({ url: config.databaseUrl, poolSize: 2, name: 'prepare' });
  const temporal = await connectClient(config.temporal);
  const contextOf = (organizationId: string): ServiceContext => ({
    db: database.db,
    workflows: createWorkflowGateway(temporal.client, config.temporal.uiUrl),
    files: createDiskFileStore(config.filesDir),
    now: () => new Date(),
    organizationId,
    artistId: null,
    actor: systemActor,
    metiers: [],
    locale: 'fr',
    ip: null,
  });
  try {
    const { login, isNew } = await ensureDemoAccount({
      db: database.db,
      secret: config.secret,
      appOrigin: config.appOrigin,
      loginFile: join(config.home, 'demo-login.json'),
      contextOf,
    });
    if (isNew && !isEmpty) await seedDemoContent(contextOf(login.organizationId));
    console.log(JSON.stringify(login));
  } finally {
    await database.close();
    await temporal.close();
  }
}

await prepare(process.argv.includes('--empty'));
