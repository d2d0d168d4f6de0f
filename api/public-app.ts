import type { Express } from 'express';
import express from 'express';
import helmet from 'helmet';
import { failure } from '../domain/error/failure';
import type { ApiDeps } from './deps';
import { health } from './health';
import { describeRequest } from './middleware/request';
import { showErrors } from './public/error-page';
import { createTrackingRouter } from './public/tracking-router';
import { createUnsubscribeRouter } from './public/unsubscribe-router';

/**
 * The public origin: what links in mails lead to. Content that users wrote is served from here alone, so that it
 * never shares an origin with a session cookie; no cookie is set or read here. Not limited by address: mailbox
 * providers load the images of thousands of readers from one.
 */
export function createPublicApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set(
    'trust proxy',
    deps.trustProxy.split(',').map((network) => network.trim()),
  );
  app.use(describeRequest(deps.logger));
  app.use(
    helmet({
      // Each page says its own.
      contentSecurityPolicy: false,
      // The pixel is an image in someone else's page.
      crossOriginResourcePolicy: { policy: 'cross-origin' },
      // A sandboxed message has another origin than the pages beside it, so a browser could not keep the promise.
      originAgentCluster: false,
      strictTransportSecurity: deps.publicOrigin.startsWith('https:'),
    }),
  );
  app.get('/health', health);
  app.use(createTrackingRouter(deps));
  app.use(createUnsubscribeRouter(deps));
  app.use((_request, _response, next) => next(failure('INVALID_TOKEN')));
  app.use(showErrors(deps.logger));
  return app;
}
