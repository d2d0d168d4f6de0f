import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectDatabase } from '../db/client';
import { migrateDatabase } from '../db/migrate';
import { startPostgres } from '../integrations/embedded/postgres';
import { startTemporal } from '../integrations/embedded/temporal';
import { connectClient } from '../integrations/temporal/connect';
import { startFermata, steps } from './automation/fermata';
import { startReference } from './automation/reference';
import { runMany } from './automation/run-many';
import { median, printTable } from './report/table';

const AT_ONCE = 50;
const FLOOR = 0.7;

/**
 * Walks of five steps, each written down in PostgreSQL with its outcome and why, against bare workflows with as many
 * activities that do nothing on the same Temporal server: 500 each, in short turns, so that whatever else the machine
 * does meets both alike. `--runs=` a turn and `--rounds=` change how many.
 */
async function benchAutomation(runs: number, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-bench-'));
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  await migrateDatabase(postgres.url, join(process.cwd(), 'db/migrations'));
  const temporal = await startTemporal({ home: folder, persistent: false });
  const database = connectDatabase({ url: postgres.url, poolSize: 20, name: 'bench' });
  const target = { address: temporal.address, namespace: temporal.namespace, apiKey: null, tls: null };
  const connected = await connectClient(target);
  const { client } = connected;
  const fermata = await startFermata(client, temporal.address, database);
  const reference = await startReference(client, temporal.address, steps.length);
  try {
    await fermata.prepare(AT_ONCE);
    await runMany(AT_ONCE, AT_ONCE, reference.runOne);
    await runMany(AT_ONCE, AT_ONCE, fermata.runOne);
    const rows: number[][] = [];
    for (let round = 1; round <= rounds; round += 1) {
      await fermata.prepare(runs);
      const bare = await runMany(runs, AT_ONCE, reference.runOne);
      const ours = await runMany(runs, AT_ONCE, fermata.runOne);
      rows.push([round, bare, ours, ours / bare]);
    }
    const expected = AT_ONCE + runs * rounds;
    const completed = await fermata.completed();
    if (completed !== expected) throw new Error(`of ${expected} walks ${completed} were written down as completed`);
    printTable(
      `${runs} runs of ${steps.length} steps, ${AT_ONCE} at once; runs a second`,
      ['round', 'reference', 'Fermata', 'ratio'],
      rows,
    );
    const ratio = median(rows.map((row) => row[3] ?? 0));
    console.log(`\nMedian ratio ${ratio.toFixed(2)} (floor ${FLOOR}, aim 0.95).`);
    if (ratio < FLOOR) process.exitCode = 1;
  } finally {
    await Promise.all([reference.stop(), fermata.stop()]);
    await connected.close();
    await database.close();
    await Promise.all([temporal.stop(), postgres.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100' }, rounds: { type: 'string', default: '5' } },
});
await benchAutomation(Number(values.runs), Number(values.rounds));
