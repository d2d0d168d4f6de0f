import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { Express } from 'express';
import { loadPartConfig } from '../config';
import { connectDatabase } from '../db/client';
import { createBulkTransport } from '../integrations/email/bulk-transport';
import { createSystemMailer } from '../integrations/email/system-mailer';
import { createDiskFileStore } from '../integrations/storage/disk';
import { connectClient } from '../integrations/temporal/connect';
import { createWorkflowGateway } from '../integrations/temporal/gateway';
import { forgetOldKeys } from '../services/idempotency/first-answer';
import { createAccountStore } from '../services/organization/account-store';
import { createMemberships } from '../services/organization/memberships';
import { createTokens } from '../services/tracking/tokens';
import { createApp } from './app';
import { createAuth } from './auth/auth';
import type { ApiDeps } from './deps';
import { createLogger } from './log';
import { createRateLimits } from './middleware/rate-limit';
import { createPublicApp } from './public-app';

const HOUR_MS = 3_600_000;
/** What is under way may end; then connections are cut, so that a stop takes less than five seconds. */
const DRAIN_MS = 3000;
/** Longer than the proxy before us keeps its own connections open, or it would meet one that we just closed. */
const KEEP_ALIVE_MS = 65_000;

const config = loadPartConfig();
const logger = createLogger(config.logLevel);
const now = () => new Date();

const database = connectDatabase({ url: config.databaseUrl, poolSize: config.databasePoolSize, name: 'api' });
const temporal = await connectClient(config.temporal);
const workflows = createWorkflowGateway(temporal.client, config.temporal.uiUrl);
const transport = createBulkTransport({ url: config.smtpUrl, connections: 1 });
const mailer = createSystemMailer({ url: config.smtpUrl, from: config.systemMailFrom });

const deps: ApiDeps = {
  db: database.db,
  sql: database.sql,
  workflows,
  files: createDiskFileStore(config.filesDir),
  mailer,
  tokens: createTokens(config.secret),
  auth: createAuth({
    store: createAccountStore(database.db),
    mailer,
    memberships: createMemberships(database.db, now),
    secret: config.secret,
    appOrigin: config.appOrigin,
    onError: (error) => logger.error({ err: error }, 'account request failed'),
  }),
  limits: createRateLimits({ requestsPerMinute: config.rateLimitPerMinute }),
  checks: {
    database: async () => void (await database.sql`select 1`),
    temporal: () => workflows.check(),
    smtp: () => transport.verify(),
  },
  logger,
  now,
  questionLimitMs: config.questionLimitMs,
  appOrigin: config.appOrigin,
  publicOrigin: config.publicOrigin,
  trustProxy: config.trustProxy,
};

const servers = [
  await listen(createApp(deps), config.ports.app),
  await listen(createPublicApp(deps), config.ports.public),
];
logger.info({ app: config.ports.app, public: config.ports.public }, 'listening');

const sweep = setInterval(() => {
  forgetOldKeys(deps.db, now()).catch((error: unknown) => logger.error({ err: error }, 'old keys were not deleted'));
}, HOUR_MS);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

async function listen(app: Express, port: number): Promise<Server> {
  const server = createServer(app);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.listen(port, config.host);
  await once(server, 'listening');
  return server;
}

async function stop(): Promise<void> {
  clearInterval(sweep);
  const cut = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), DRAIN_MS);
  await Promise.all(servers.map((server) => closed(server)));
  clearTimeout(cut);
  await transport.close();
  await temporal.close();
  await database.close();
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
