import { localOrigin } from '../../config';
import { writeConnection } from './connection';
import type { Connection, DemoLogin } from './connection';
import type { Services, StartContext } from './context';
import { buildWhatChanged, prepareDatabase } from './preparation';
import { appOrigin, startProduct } from './product';
import { startServices } from './services';

/** Starts every part in order and writes connection.json when all of them answer. @throws StartFailure */
export async function bringUp(context: StartContext): Promise<Connection> {
  const [services] = await Promise.all([startServices(context), buildWhatChanged(context)]);
  const login = await prepareDatabase(context, services);
  await startProduct(context, services);
  const connection = describeConnection(context, services, login);
  writeConnection(context.home.connection, connection);
  return connection;
}

function describeConnection(context: StartContext, services: Services, login: DemoLogin | null): Connection {
  const { config, options, ports, registry } = context;
  const app = appOrigin(context);
  return {
    ...(options.web ? { app } : {}),
    api: `${app}/api`,
    public: config.publicOrigin ?? localOrigin(ports.public),
    ...(services.mailUrl === null ? {} : { mail: services.mailUrl }),
    smtp: services.smtpUrl,
    temporal: services.temporalAddress,
    ...(services.temporalUiUrl === null ? {} : { temporalUi: services.temporalUiUrl }),
    namespace: config.temporal.namespace,
    database: services.databaseUrl,
    ...login,
    pids: registry.pids(),
  };
}
