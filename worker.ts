import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { createActivities } from './activities/create';
import { loadPartConfig } from './config';
import { connectDatabase } from './db/client';
import { createBulkTransport } from './integrations/email/bulk-transport';
import { createSmsGateway } from './integrations/sms/twilio';
import { createDiskFileStore } from './integrations/storage/disk';
import { connectClient } from './integrations/temporal/connect';
import { createWorkflowGateway } from './integrations/temporal/gateway';
import { recurringWorkflows } from './integrations/temporal/recurring';
import { ensureSchedules } from './integrations/temporal/schedules';
import { runWorkers } from './integrations/temporal/workers';
import { createTokens } from './services/tracking/tokens';
import { OUTBOX_SHARDS } from './workflows/event-dispatch/contract';
import { taskQueues } from './workflows/queues';
import type { TaskQueue } from './workflows/queues';

const config = loadPartConfig();
const logger = pino({ name: 'worker', level: config.logLevel });

const database = connectDatabase({ url: config.databaseUrl, poolSize: config.databasePoolSize, name: 'worker' });
const temporal = await connectClient(config.temporal);
const workflows = createWorkflowGateway(temporal.client, config.temporal.uiUrl);
const transport = createBulkTransport({ url: config.smtpUrl, connections: config.smtpConnections });

const activities = createActivities({
  db: database.db,
  sql: database.sql,
  workflows,
  files: createDiskFileStore(config.filesDir),
  transport,
  sms: config.twilio === null ? null : createSmsGateway(config.twilio),
  tokens: createTokens(config.secret),
  publicOrigin: config.publicOrigin,
  now: () => new Date(),
});

const workers = await runWorkers({
  target: config.temporal,
  queues: queuesAskedFor(),
  workflowBundlePath: join(import.meta.dirname, 'workflows.js'),
  activities,
  log: (level, message) => logger[level === 'ERROR' ? 'error' : level === 'WARN' ? 'warn' : 'info'](message),
});
await workflows.ensureEventDispatch(OUTBOX_SHARDS);
await ensureSchedules(temporal.client, recurringWorkflows);
process.send?.('ready');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void workers.stop());

try {
  await workers.ended;
} finally {
  await transport.close();
  await temporal.close();
  await database.close();
}

/** `--queues automations,delivery` serves some of the task queues; without it, those of WORKER_QUEUES. */
function queuesAskedFor(): readonly TaskQueue[] {
  const { values } = parseArgs({ options: { queues: { type: 'string' } } });
  const names = values.queues?.split(',') ?? config.workerQueues;
  const unknown = names.filter((name) => !Object.keys(taskQueues).includes(name));
  if (unknown.length > 0) {
    throw new Error(`No task queue ${unknown.join(', ')}; there are ${Object.keys(taskQueues).join(', ')}.`);
  }
  return Object.values(taskQueues).filter((queue) => names.some((name) => name === queue));
}
