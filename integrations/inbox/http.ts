import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { handleApi } from './api';
import type { Inbox } from './api';
import { serveAsset } from './assets';
import { refuse } from './respond';
import { serveHtmlBody } from './html-body';

const HOST = '127.0.0.1';

export interface RunningHttp {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the page, Mailpit's API and the HTML of messages on 127.0.0.1. */
export async function startHttp(inbox: Inbox, port: number): Promise<RunningHttp> {
  const server = createServer((request, response) => {
    handle(inbox, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500, error instanceof Error ? error.message : String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return { port: portOf(server), close: () => closeServer(server) };
}

async function handle(inbox: Inbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://inbox');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  if (!isFromHere(request)) return refuse(response, 403, 'Another web site may not change this inbox.');
  if (url.pathname.startsWith('/api/')) return handleApi(inbox, request, response, url);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET is answered here.');
  if (url.pathname === '/events') return streamEvents(inbox, response);
  const body = /^\/view\/([\w-]+)\.html$/.exec(url.pathname)?.[1];
  if (body !== undefined) return serveHtmlBody(inbox, response, body);
  return serveAsset(inbox.assetsFolder, response, url.pathname);
}

/** A page elsewhere can send a form to loopback; the browser then says where it comes from. */
function isFromHere({ method, headers }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD' || headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

const LEAST_BETWEEN_EVENTS_MS = 500;

/** Server-sent events: one "change" at most twice a second, so that the page follows a campaign without drowning. */
function streamEvents({ store }: Inbox, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('retry: 2000\n\n');
  let timer: NodeJS.Timeout | undefined;
  const stopListening = store.onChange(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      response.write(`event: change\ndata: ${store.size}\n\n`);
    }, LEAST_BETWEEN_EVENTS_MS);
  });
  response.once('close', () => {
    stopListening();
    clearTimeout(timer);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The HTTP listener has no port');
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // The event streams of open pages would hold it open for ever.
    server.closeAllConnections();
  });
}
