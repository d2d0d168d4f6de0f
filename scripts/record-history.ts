import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { loadConfig } from '../config';
import { connectClient } from '../integrations/temporal/connect';
import { readConnection } from './start/connection';
import { homeAt } from './start/home';

const folder = resolve(import.meta.dirname, '../../test/histories');

/** What is worth replaying: one ended run of each type that ends. The dispatchers never do. */
const types = [
  'contactImport',
  'dataExport',
  'campaignSend',
  'campaignShard',
  'automationRun',
  'scoreRefresh',
  'scorePass',
  'segmentRefresh',
  'segmentSizes',
  'fieldIndexing',
];
/** Of so many of the newest runs, the one that did most: one that recurs often finds nothing to do. */
const RUNS_LOOKED_AT = 50;

/** Writes an ended run of each workflow type of a running Fermata to test/histories, for the tests to replay. */
async function record(): Promise<void> {
  const config = loadConfig();
  const connection = readConnection(homeAt(config.home).connection);
  if (connection === null)
    throw new Error('Nothing runs on this home: `npm start` first, and walk the tour of the README.');
  const temporal = await connectClient({
    ...config.temporal,
    address: connection.temporal,
    namespace: connection.namespace,
  });
  mkdirSync(folder, { recursive: true });
  for (const type of types) {
    const query = `WorkflowType = '${type}' and ExecutionStatus = 'Completed'`;
    const run = await longestOf(temporal.client.workflow.list({ query, pageSize: RUNS_LOOKED_AT }));
    if (run === null) {
      console.log(`${type}: no ended run to record`);
      continue;
    }
    const history = await temporal.client.workflow.getHandle(run.workflowId, run.runId).fetchHistory();
    writeFileSync(join(folder, `${type}.json`), `${anonymous(historyToJSON(history))}\n`);
    console.log(`${type}: ${history.events?.length ?? 0} events of ${run.workflowId}`);
  }
  await temporal.close();
}

/** Which process on which machine did the work is nobody's business. */
const anonymous = (json: string): string => json.replaceAll(/"\d+@[^"]+"/g, '"1@recorded"');

async function longestOf<Run extends { readonly historyLength: number }>(
  runs: AsyncIterable<Run>,
): Promise<Run | null> {
  let longest: Run | null = null;
  let looked = 0;
  for await (const run of runs) {
    if (longest === null || run.historyLength > longest.historyLength) longest = run;
    looked += 1;
    if (looked === RUNS_LOOKED_AT) break;
  }
  return longest;
}

await record();
