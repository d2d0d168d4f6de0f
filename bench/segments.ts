import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectDatabase } from '../db/client';
import { migrateDatabase } from '../db/migrate';
import { startPostgres } from '../integrations/embedded/postgres';
import { createTestContext } from '../test/environment/context';
import { median, printTable } from './report/table';
import { timeQuestions } from './segments/compare';
import { populate } from './segments/population';
import type { Population } from './segments/population';

const FLOOR = 1.2;

/**
 * Thirty questions over an audience, each counted by the segments' own statement and by one written by hand, in turns.
 * The figures are meant for `--contacts=1000000 --events=10000000`; the default is a tenth of that.
 */
async function benchSegments(population: Population, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-bench-'));
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { shared_buffers: '1GB' } });
  const database = connectDatabase({ url: postgres.url, poolSize: 2, name: 'bench', statementTimeoutMs: 0 });
  try {
    await migrateDatabase(postgres.url, join(process.cwd(), 'db/migrations'));
    const { ctx, organizationId } = await createTestContext(database);
    const startedAtMs = performance.now();
    await populate(database.sql, organizationId, population);
    console.log(
      `${population.contacts} contacts and ${population.events} events made in ${Math.round((performance.now() - startedAtMs) / 1000)} s.`,
    );
    const timings = await timeQuestions(ctx, database.sql, rounds);
    printTable(
      'Counting who answers a question, in milliseconds (median)',
      ['question', 'contacts', 'by hand', 'Fermata', 'ratio', 'slowest'],
      timings.map(({ name, found, byHandMs, oursMs, slowestMs }) => [
        name,
        found,
        byHandMs,
        oursMs,
        oursMs / byHandMs,
        slowestMs,
      ]),
    );
    const ratio = median(timings.map(({ oursMs, byHandMs }) => oursMs / byHandMs));
    console.log(`\nMedian ratio ${ratio.toFixed(2)} (floor ${FLOOR}).`);
    if (ratio > FLOOR) process.exitCode = 1;
  } finally {
    await database.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '100000' },
    events: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
  },
});
await benchSegments(
  { contacts: countOf('contacts', values.contacts), events: countOf('events', values.events) },
  countOf('rounds', values.rounds),
);

function countOf(name: string, value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new Error(`--${name} wants a number from 1, not ${value}`);
}
