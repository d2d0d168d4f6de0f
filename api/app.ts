import compression from 'compression';
import cors from 'cors';
import type { Express, RequestHandler } from 'express';
import express from 'express';
import helmet from 'helmet';
import { createAuthRouter } from './auth/auth-router';
import { createAuthenticate } from './auth/authenticate';
import type { ApiDeps } from './deps';
import { createEmailRouter } from './email-router';
import { health, readiness } from './health';
import { answerErrors, notFound } from './middleware/error-handler';
import { describeRequest } from './middleware/request';
import { createDocsRouter } from './openapi/docs-router';
import { createRouter } from './router';
import { routeTable } from './routes';

/** The app origin: `/api/**` for people with a session cookie and programs with an API key. */
export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set(
    'trust proxy',
    deps.trustProxy.split(',').map((network) => network.trim()),
  );
  app.use(describeRequest(deps.logger));
  app.use(securityHeaders(deps.appOrigin));
  app.use(cors({ origin: deps.appOrigin, credentials: true, exposedHeaders: EXPOSED_HEADERS, maxAge: 600 }));
  app.get('/api/health', health);
  app.get('/api/ready', readiness(deps));
  app.use(limitAddress(deps));
  app.use(compression());
  const routes = routeTable(deps);
  app.use('/api', createDocsRouter(routes, deps));
  app.use('/api/auth', createAuthRouter(deps));
  app.use('/api/email', createEmailRouter(deps));
  const routerDeps = { ...deps, authenticate: createAuthenticate(deps) };
  app.use('/api', createRouter([...routes.organization, ...routes.workspace], routerDeps));
  app.use('/api/artists/:artistId', createRouter(routes.workspace, routerDeps));
  app.use(notFound);
  app.use(answerErrors(deps.logger, deps.now));
  return app;
}

const EXPOSED_HEADERS = [
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Retry-After',
  'X-Request-Id',
  'Idempotency-Replayed',
];

/** JSON needs no page rights at all. */
const securityHeaders = (appOrigin: string): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: appOrigin.startsWith('https:'),
  });

const limitAddress =
  ({ limits }: Pick<ApiDeps, 'limits'>): RequestHandler =>
  async (request, response, next) => {
    await limits.address(request, response);
    next();
  };
