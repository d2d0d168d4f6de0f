import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { MailStore } from './mail-store';
import type { Presenter } from './present';
import { json, plain, refuse } from './respond';
import { searchMails } from './search';
import type { StoredMail } from './segment';
import { unsubscribeByOneClick } from './one-click';

/** What the HTTP side works on. */
export interface Inbox {
  readonly store: MailStore;
  readonly presenter: Presenter;
  /** Folder of the built page: index.html, style.css, client.js. */
  readonly assetsFolder: string;
}

const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 1_000;
const LARGEST_BODY_BYTES = 1024 * 1024;

const page = z.object({
  limit: z.coerce.number().int().min(1).max(LARGEST_LIMIT).catch(DEFAULT_LIMIT),
  start: z.coerce.number().int().min(0).catch(0),
});
const idList = z.object({ IDs: z.array(z.string()).optional() });

/** The part of Mailpit's API (v1) that test suites use, and one call of our own: POST …/unsubscribe. */
export async function handleApi(
  inbox: Inbox,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { store, presenter } = inbox;
  const path = url.pathname.slice('/api/v1'.length);
  const isGet = request.method === 'GET' || request.method === 'HEAD';
  if (path === '/messages' && isGet) return json(response, await listing(inbox, store.list(), url));
  if (path === '/messages' && request.method === 'DELETE') return deleteMessages(store, request, response);
  if (path === '/search' && isGet) {
    const found = await searchMails(store, presenter, url.searchParams.get('query') ?? '');
    return json(response, await listing(inbox, found, url));
  }
  const [, id, what = ''] = /^\/message\/([\w-]+)(?:\/(.+))?$/.exec(path) ?? [];
  const mail = id === undefined ? null : findMail(store, id);
  if (mail === null) return refuse(response, 404, id === undefined ? 'No such address' : 'No such message');
  if (what === 'unsubscribe' && request.method === 'POST') {
    return json(response, await unsubscribeByOneClick(await presenter.detail(mail)));
  }
  if (!isGet) return refuse(response, 405, 'No such method here');
  return showMessage(inbox, response, mail, what);
}

function findMail(store: MailStore, id: string): StoredMail | null {
  return id === 'latest' ? (store.list()[0] ?? null) : store.get(id);
}

async function listing({ store, presenter }: Inbox, mails: readonly StoredMail[], url: URL) {
  const { limit, start } = page.parse(Object.fromEntries(url.searchParams));
  const messages = await Promise.all(mails.slice(start, start + limit).map((mail) => presenter.summary(mail)));
  return { total: store.size, count: messages.length, messages_count: mails.length, start, messages };
}

async function showMessage(inbox: Inbox, response: ServerResponse, mail: StoredMail, what: string): Promise<void> {
  const { store, presenter } = inbox;
  if (what === '') return json(response, await presenter.detail(mail));
  if (what === 'headers') return json(response, (await presenter.detail(mail)).Headers);
  if (what === 'raw') return plain(response, (await store.read(mail.id)) ?? '');
  const [, partId = ''] = /^part\/(\d+)$/.exec(what) ?? [];
  const attachment = await presenter.attachment(mail, partId);
  if (attachment === null) return refuse(response, 404, 'No such part');
  // Never shown in place: an HTML attachment would run on this origin.
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename ?? `part-${partId}`)}`,
  });
  response.end(attachment.content);
}

/** Deletes the messages named in the body's `IDs`, or all of them where it names none, as Mailpit does. */
async function deleteMessages(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parsed = idList.safeParse(parseJson(await readBody(request)));
  if (!parsed.success) return refuse(response, 400, 'The body wants {"IDs": ["…"]}, or nothing to delete all');
  const ids = parsed.data.IDs ?? [];
  await (ids.length === 0 ? store.removeAll() : store.remove(ids));
  return plain(response, 'ok');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) throw new Error('The body is larger than 1 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(body: string): unknown {
  try {
    return body.trim() === '' ? {} : JSON.parse(body);
  } catch {
    return null;
  }
}
