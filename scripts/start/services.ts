import { join } from 'node:path';
import { childEnvironment, localOrigin } from '../../config';
import { nodePart } from '../../integrations/embedded/node-part';
import { startPostgres } from '../../integrations/embedded/postgres';
import { supervise } from '../../integrations/embedded/supervisor';
import { startTemporal } from '../../integrations/embedded/temporal';
import { findTemporalCli } from '../../integrations/embedded/temporal-binary';
import type { Services, StartContext } from './context';

const MAIL_HEAP_MB = 256;

/** Starts the services no variable names, all at once. */
export async function startServices(context: StartContext): Promise<Services> {
  const [databaseUrl, temporal, mail] = await Promise.all([database(context), temporalServer(context), inbox(context)]);
  return { databaseUrl, ...temporal, ...mail };
}

async function database({ config, home, ports, progress, registry, hooks }: StartContext): Promise<string> {
  if (config.databaseUrl !== null) {
    progress.done('PostgreSQL', 'given by DATABASE_URL');
    return config.databaseUrl;
  }
  const options = {
    dataDir: home.postgres,
    port: ports.database,
    log: home.log('postgres'),
    onSpawn: (pid: number) => registry.record('postgres', pid),
  };
  const { url, port } = await supervise({ name: 'postgres', start: () => startPostgres(options) }, hooks);
  progress.done('PostgreSQL', `127.0.0.1:${port}`);
  return url;
}

async function temporalServer({ config, home, ports, progress, registry, hooks }: StartContext) {
  const { address, uiUrl, namespace, cliPath } = config.temporal;
  if (address !== null) {
    progress.done('Temporal', `${address}, given by TEMPORAL_ADDRESS`);
    return { temporalAddress: address, temporalUiUrl: uiUrl };
  }
  const say = (line: string) => progress.say(`    Temporal: ${line}`);
  const options = {
    home: home.temporal,
    cli: await findTemporalCli({ path: cliPath ?? undefined, cacheDir: config.cacheDir, say }),
    port: ports.temporal,
    uiPort: ports.temporalUi,
    namespace,
    log: home.log('temporal'),
    onSpawn: (pid: number) => registry.record('temporal', pid),
  };
  const running = await supervise({ name: 'temporal', start: () => startTemporal(options) }, hooks);
  progress.done('Temporal', `${running.address}, UI ${running.uiUrl}`);
  return { temporalAddress: running.address, temporalUiUrl: running.uiUrl };
}

async function inbox({ root, config, home, ports, progress, registry, hooks }: StartContext) {
  if (config.smtpUrl !== null) {
    progress.done('Mail', 'given by SMTP_URL');
    return { smtpUrl: config.smtpUrl, mailUrl: null };
  }
  const mailUrl = localOrigin(ports.mail);
  const part = nodePart({
    name: 'mail',
    command: [join(root, 'dist/scripts/inbox.js')],
    env: childEnvironment({
      NODE_ENV: 'production',
      FERMATA_HOME: home.path,
      MAIL_PORT: String(ports.mail),
      MAIL_SMTP_PORT: String(ports.smtp),
    }),
    cwd: root,
    logFile: home.log('mail'),
    heapMb: MAIL_HEAP_MB,
    readyUrl: `${mailUrl}/api/v1/messages?limit=1`,
    onSpawn: (pid) => registry.record('mail', pid),
  });
  await supervise(part, hooks);
  progress.done('Mail inbox', mailUrl);
  return { smtpUrl: `smtp://127.0.0.1:${ports.smtp}`, mailUrl };
}
