import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase } from '../../db/client';
import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { migrateDatabase } from '../../db/migrate';
import { contactConsents, contacts } from '../../db/schema';
import { startPostgres } from '../../integrations/embedded/postgres';
import { preparedContent } from '../../services/message/content-cache';
import { storeContent } from '../../services/message/content';
import type { DeliveryDeps } from '../../services/message/deps';
import { sendBatch } from '../../services/message/send-batch';
import { snapshotAudience } from '../../services/message/snapshot';
import { createTestContext } from '../../test/environment/context';
import { createCampaign } from '../../test/factories/campaign';
import { newsletter } from './newsletter';

const ROWS_PER_INSERT = 1_000;

export interface CampaignBench {
  readonly database: DatabaseConnection;
  /** Writes the ledger of a new campaign to everybody. @returns its id. */
  prepare(): Promise<string>;
  /** Sends it as a worker does, batch after batch. @returns the messages sent. */
  send(campaignId: string, deps: DeliveryDeps): Promise<number>;
  /** The content that all campaigns share, ready to render. */
  content(deps: DeliveryDeps): ReturnType<typeof preparedContent>;
  stop(): Promise<void>;
}

/** An organisation with so many contacts who agreed to marketing, on an embedded PostgreSQL as `npm start` has it. */
export async function startCampaignBench(recipients: number): Promise<CampaignBench> {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-bench-'));
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  await migrateDatabase(postgres.url, join(process.cwd(), 'db/migrations'));
  const database = connectDatabase({ url: postgres.url, poolSize: 10, name: 'bench' });
  const { ctx, organizationId } = await createTestContext(database);
  await addContacts(database, organizationId, recipients);
  const contentId = await storeContent(database.sql, { organizationId, artistId: null }, newsletter);

  return {
    database,
    content: (deps) => preparedContent(deps, organizationId, contentId),
    async prepare() {
      const { id: campaignId } = await createCampaign(database, { organizationId, status: 'SENDING' });
      const purpose = { transactional: false, consent: 'EMAIL_MARKETING' } as const;
      const audience = { artistId: null, segments: [], excludeSegments: [], contactRole: null, purpose };
      const { shards } = await snapshotAudience(ctx, { campaignId, contentId, audience });
      if (shards !== 1) throw new Error(`the bench drives one shard, not ${shards}: ask for fewer recipients`);
      return campaignId;
    },
    async send(campaignId, deps) {
      let sent = 0;
      for (;;) {
        const input = { organizationId, campaignId, shard: 0, claimId: newId() };
        const batch = await sendBatch(deps, input, { signal: new AbortController().signal });
        sent += batch.sent;
        if (batch.state === 'DONE') return sent;
        if (batch.state !== 'MORE') throw new Error(`the batch ended ${batch.state}`);
      }
    },
    async stop() {
      await database.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function addContacts({ db }: DatabaseConnection, organizationId: string, count: number): Promise<void> {
  for (let first = 0; first < count; first += ROWS_PER_INSERT) {
    const rows = Array.from({ length: Math.min(ROWS_PER_INSERT, count - first) }, (_unused, offset) => ({
      id: newId(),
      organizationId,
      email: `fan-${first + offset}@example.com`,
      firstName: offset % 10 === 0 ? null : `Fan ${first + offset}`,
      city: offset % 3 === 0 ? 'Brest' : null,
    }));
    await db.insert(contacts).values(rows);
    const consent = {
      organizationId,
      type: 'EMAIL_MARKETING',
      granted: true,
      source: 'bench',
      at: new Date(),
    } as const;
    await db.insert(contactConsents).values(rows.map(({ id }) => ({ ...consent, contactId: id })));
  }
}
