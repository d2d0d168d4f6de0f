import type { Express } from 'express';
import express from 'express';
import helmet from 'helmet';
import type { ApiDeps } from './deps';
import { health } from './health';
import { answerErrors, notFound } from './middleware/error-handler';
import { describeRequest } from './middleware/request';

/**
 * The public origin: what links in mails lead to. Content that users wrote is served from here alone, so that it
 * never shares an origin with a session cookie; no cookie is set or read here.
 */
export function createPublicApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set(
    'trust proxy',
    deps.trustProxy.split(',').map((network) => network.trim()),
  );
  app.use(describeRequest(deps.logger));
  app.use(helmet({ contentSecurityPolicy: false, strictTransportSecurity: deps.publicOrigin.startsWith('https:') }));
  app.get('/health', health);
  app.use(notFound);
  app.use(answerErrors(deps.logger, deps.now));
  return app;
}
