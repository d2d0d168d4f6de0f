import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';
import type { RouteTable } from '../routes';
import { openApiDocument } from './document';

/** The folder alone: the package's own entry would load the whole bundle into this process. */
const swaggerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fermata API</title><link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><div id="ui"></div><script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body></html>
`;
const START = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#ui', deepLinking: true, withCredentials: true });\n`;

/** Scripts and styles are ours; Swagger UI writes styles and icons into the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface DocsOptions {
  readonly appOrigin: string;
  readonly publicOrigin: string;
}

/** `/api/openapi.json`, and Swagger UI at `/api/docs`, served from the package: nothing comes from elsewhere. */
export function createDocsRouter(routes: RouteTable, options: DocsOptions): Router {
  const router = Router({ strict: true });
  let document: string | undefined;
  router.get('/openapi.json', (_request, response) => {
    document ??= JSON.stringify(openApiDocument(routes, options));
    response.type('application/json').send(document);
  });
  router.use('/docs', (_request, response, next) => {
    response.set('Content-Security-Policy', POLICY);
    next();
  });
  router.get('/docs', (_request, response) => void response.type('html').send(PAGE));
  router.get('/docs/', (request, response) => response.redirect(301, request.originalUrl.replace(/\/+$/, '')));
  router.get('/docs/start.js', (_request, response) => void response.type('js').send(START));
  router.use('/docs', express.static(swaggerFolder, { index: false, maxAge: '1h' }));
  return router;
}
