import { join } from 'node:path';
import { childEnvironment, localOrigin } from '../../config';
import type { Environment } from '../../config';
import { nodePart } from '../../integrations/embedded/node-part';
import type { Part } from '../../integrations/embedded/supervisor';
import { supervise } from '../../integrations/embedded/supervisor';
import type { Services, StartContext } from './context';

/** Caps, not needs: idle, each takes about a third. */
const HEAP_MB = { worker: 768, api: 512, web: 384 };

/** Starts worker, api and web at once. */
export async function startProduct(context: StartContext, services: Services): Promise<void> {
  const { progress, hooks, ports, options } = context;
  const environment = productEnvironment(context, services);
  const start = async (part: Part, label: string, detail: string) => {
    await supervise(part, hooks);
    progress.done(label, detail);
  };
  await Promise.all([
    start(worker(context, environment), 'Worker', 'four task queues'),
    start(api(context, environment), 'API', `${localOrigin(ports.app)}/api, public pages ${localOrigin(ports.public)}`),
    options.web ? start(web(context, environment), 'Web app', localOrigin(ports.web)) : undefined,
  ]);
}

/** The variables of the parts that run our own code; what the user set and we did not replace stays. */
export function productEnvironment({ config, home, options, ports, secret }: StartContext, services: Services) {
  return childEnvironment({
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    FERMATA_HOME: home.path,
    FERMATA_SECRET: secret,
    FILES_DIR: config.filesDir,
    DATABASE_URL: services.databaseUrl,
    SMTP_URL: services.smtpUrl,
    TEMPORAL_ADDRESS: services.temporalAddress,
    TEMPORAL_UI_URL: services.temporalUiUrl ?? undefined,
    WEB_PORT: String(ports.web),
    APP_PORT: String(ports.app),
    PUBLIC_PORT: String(ports.public),
    APP_ORIGIN: appOrigin({ config, options, ports }),
    PUBLIC_ORIGIN: config.publicOrigin ?? localOrigin(ports.public),
    API_ORIGIN: localOrigin(ports.app),
  });
}

/** Where people reach the app: without the web app, the api's own address. */
export function appOrigin({ config, options, ports }: Pick<StartContext, 'config' | 'options' | 'ports'>): string {
  return config.appOrigin ?? localOrigin(options.web ? ports.web : ports.app);
}

type ProductPart = (context: StartContext, env: Environment) => Part;

const worker: ProductPart = (context, env) =>
  ours(context, { name: 'worker', command: ['dist/worker.js'], env, heapMb: HEAP_MB.worker });

const api: ProductPart = (context, env) =>
  ours(context, {
    name: 'api',
    command: ['dist/server.js'],
    env,
    heapMb: HEAP_MB.api,
    readyUrl: `${localOrigin(context.ports.app)}/api/ready`,
  });

const web: ProductPart = (context, env) =>
  ours(context, {
    name: 'web',
    command: [
      'node_modules/next/dist/bin/next',
      'start',
      'web',
      '--port',
      String(context.ports.web),
      '--hostname',
      context.config.host,
    ],
    env,
    heapMb: HEAP_MB.web,
    readyUrl: localOrigin(context.ports.web),
  });

interface OwnPart {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env: Environment;
  readonly heapMb: number;
  readonly readyUrl?: string;
}

function ours({ root, home, registry }: StartContext, { command: [file, ...args], ...part }: OwnPart): Part {
  return nodePart({
    ...part,
    command: [join(root, file), ...args],
    cwd: root,
    logFile: home.log(part.name),
    onSpawn: (pid) => registry.record(part.name, pid),
  });
}
