import type { ServerResponse } from 'node:http';
import type { Inbox } from './api';
import { refuse } from './respond';

/**
 * The HTML of a message comes from strangers. The sandbox gives it an origin of its own and no scripts, and the
 * policy says the same again for a browser that opens the address by itself. Images load, as in a mail program.
 */
const BODY_POLICY = [
  "default-src 'none'",
  'img-src http: https: data:',
  "style-src 'unsafe-inline' http: https:",
  'font-src http: https: data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** Links open in a tab of their own; mail that was designed for white paper stays on white. */
const HEAD = '<meta charset="utf-8"><base target="_blank"><style>html{background:#fff;color-scheme:light}</style>';

export async function serveHtmlBody({ store, presenter }: Inbox, response: ServerResponse, id: string): Promise<void> {
  const mail = store.get(id);
  if (mail === null) return refuse(response, 404, 'No such message');
  const { HTML } = await presenter.detail(mail);
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': BODY_POLICY,
    'Cache-Control': 'no-store',
  });
  response.end(HEAD + HTML);
}
