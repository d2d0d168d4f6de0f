import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import type { Sql } from 'postgres';
import { connectDatabase } from '../../db/client';
import { migrateDatabase } from '../../db/migrate';
import { startPostgres } from '../../integrations/embedded/postgres';
import type { ServiceContext } from '../../services/context';
import { createTestContext } from '../../test/environment/context';
import { populate } from './population';
import type { Population } from './population';

/** So that a machine with other work to do is measured all the same. */
const QUESTION_LIMIT_MS = 600_000;

export interface BenchDatabase {
  readonly ctx: ServiceContext;
  readonly sql: Sql;
  close(): Promise<void>;
}

/**
 * A server of the bench's own with an organisation of that many people. Where a folder is named, the server's files stay
 * there, and the next run with the same numbers takes them as they are; otherwise they are gone when it closes.
 */
export async function openBenchDatabase(
  population: Population,
  keptFolder: string | undefined,
): Promise<BenchDatabase> {
  const folder = keptFolder === undefined ? await mkdtemp(join(tmpdir(), 'fermata-bench-')) : resolve(keptFolder);
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    settings: { shared_buffers: `${Math.floor(totalmem() / 4 / 2 ** 20)}MB` },
  });
  const database = connectDatabase({ url: postgres.url, poolSize: 2, name: 'bench', statementTimeoutMs: 0 });
  const close = async () => {
    await database.close();
    await postgres.stop();
    if (keptFolder === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    await migrateDatabase(postgres.url, join(process.cwd(), 'db/migrations'));
    const organizationId = await findPopulation(database.sql, population);
    const { ctx } = await createTestContext(database, {
      questionLimitMs: QUESTION_LIMIT_MS,
      ...(organizationId === null ? {} : { organizationId }),
    });
    if (organizationId === null) await makePopulation(database.sql, ctx.organizationId, population);
    return { ctx, sql: database.sql, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The organisation that an earlier run filled. @throws Error where the folder holds one of another size. */
async function findPopulation(sql: Sql, { contacts, events }: Population): Promise<string | null> {
  await sql`create table if not exists bench_population (organization_id uuid, contacts int, events int)`;
  const [kept] = await sql<{ organization_id: string; contacts: number; events: number }[]>`
    select organization_id, contacts, events from bench_population`;
  if (!kept) return null;
  if (kept.contacts === contacts && kept.events === events) return kept.organization_id;
  throw new Error(
    `The folder holds ${kept.contacts} contacts and ${kept.events} events: name another folder, or ask for as many.`,
  );
}

async function makePopulation(sql: Sql, organizationId: string, population: Population): Promise<void> {
  const startedAtMs = performance.now();
  await populate(sql, organizationId, population);
  const { contacts, events } = population;
  await sql`insert into bench_population values (${organizationId}, ${contacts}, ${events})`;
  const seconds = Math.round((performance.now() - startedAtMs) / 1000);
  console.log(`${contacts} contacts and ${events} events made in ${seconds} s.`);
}
