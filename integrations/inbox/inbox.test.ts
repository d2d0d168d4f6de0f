import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startInbox } from './inbox';
import type { RunningInbox } from './inbox';
import type { MailStoreLimits } from './mail-store';

const listing = z.object({
  total: z.number(),
  messages_count: z.number(),
  messages: z.array(
    z.object({
      ID: z.string(),
      Subject: z.string(),
      Snippet: z.string(),
      To: z.array(z.object({ Name: z.string(), Address: z.string() })),
    }),
  ),
});

let folder: string;
let inbox: RunningInbox;
const open = (limits?: MailStoreLimits) =>
  startInbox({
    folder,
    smtpPort: 0,
    httpPort: 0,
    assetsFolder: 'integrations/inbox/page',
    ...(limits === undefined ? {} : { limits }),
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-inbox-'));
  inbox = await open();
});
afterEach(async () => {
  await inbox.close();
  await rm(folder, { recursive: true, force: true });
});

async function send(message: Parameters<ReturnType<typeof createTransport>['sendMail']>[0]): Promise<void> {
  const transport = createTransport(inbox.smtpUrl);
  await transport.sendMail({ from: 'Ana <ana@sender.example>', ...message });
  transport.close();
}

const get = async (path: string) => fetch(`${inbox.url}${path}`);
const list = async (path = '/api/v1/messages') => listing.parse(await (await get(path)).json());
const subjects = async (query: string) =>
  (await list(`/api/v1/search?query=${encodeURIComponent(query)}`)).messages.map(({ Subject }) => Subject);

describe('what goes in by SMTP comes out by the API', () => {
  test('with both bodies, headers, attachments and who it was blindly copied to', async () => {
    await send({
      to: 'Élodie <elodie@example.org>',
      bcc: 'hidden@example.org',
      subject: 'Tournée d’été ☀',
      text: 'Bonjour Élodie',
      html: '<p>Bonjour <b>Élodie</b></p>',
      headers: { 'X-Campaign': 'c1' },
      attachments: [{ filename: 'plan.txt', content: 'row 4' }],
    });
    const [summary] = (await list()).messages;
    expect(summary).toMatchObject({ Subject: 'Tournée d’été ☀', Snippet: 'Bonjour Élodie' });
    expect(await (await get(`/api/v1/message/${summary?.ID}`)).json()).toMatchObject({
      From: { Name: 'Ana', Address: 'ana@sender.example' },
      To: [{ Name: 'Élodie', Address: 'elodie@example.org' }],
      Bcc: [{ Name: '', Address: 'hidden@example.org' }],
      HTML: '<p>Bonjour <b>Élodie</b></p>',
      Headers: { 'X-Campaign': ['c1'] },
      Attachments: [{ PartID: '1', FileName: 'plan.txt', Size: 5 }],
    });
    expect(await (await get(`/api/v1/message/${summary?.ID}/part/1`)).text()).toBe('row 4');
    expect(await (await get('/api/v1/message/latest/raw')).text()).toContain('X-Campaign: c1');
  });

  test('byte for byte, leading dots and bare UTF-8 included', async () => {
    const raw = 'From: a@example.org\r\nTo: b@example.org\r\nSubject: dots\r\n\r\n.one\r\n..two\r\nété\r\n';
    const transport = createTransport(inbox.smtpUrl);
    await transport.sendMail({ envelope: { from: 'a@example.org', to: 'b@example.org' }, raw });
    transport.close();
    expect(await (await get('/api/v1/message/latest/raw')).text()).toBe(raw);
  });

  test('when the client sends all its commands at once (RFC 2920)', async () => {
    const envelope = 'MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n';
    const body = (n: number) => `Subject: ${n}\r\n\r\nhello\r\n.\r\n`;
    const replies = await talk(`EHLO me\r\n${envelope}${body(1)}${envelope}${body(2)}QUIT\r\n`);
    expect(replies).toMatch(/250-PIPELINING[^]*8BITMIME[^]*SMTPUTF8/);
    expect((await list()).messages.map(({ Subject }) => Subject)).toEqual(['2', '1']);
  });
});

function talk(lines: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(inbox.smtpUrl).port), '127.0.0.1');
    let replies = '';
    socket.on('data', (chunk) => {
      if (replies === '') socket.write(lines);
      replies += chunk.toString();
    });
    socket.once('end', () => resolve(replies)).once('error', reject);
  });
}

describe('search', () => {
  beforeEach(async () => {
    await send({ to: 'one@example.org', subject: 'Welcome', text: 'the blue door' });
    await send({ to: 'two@example.org', subject: 'Rappel d’été', text: 'the red door' });
  });

  test.each([
    ['to:one@example.org', ['Welcome']],
    ['to:ONE@', ['Welcome']],
    ['to:nobody@example.org', []],
    ['from:ana@sender.example', ['Rappel d’été', 'Welcome']],
    ['from:Ana subject:welcome', ['Welcome']],
    ['subject:"rappel d’été"', ['Rappel d’été']],
    ['door', ['Rappel d’été', 'Welcome']],
    ['"red door"', ['Rappel d’été']],
    ['door -blue', ['Rappel d’été']],
  ])('%s', async (query, expected) => {
    expect(await subjects(query)).toEqual(expected);
  });
});

test('messages survive a restart, and deleted ones stay deleted', async () => {
  await send({ to: 'one@example.org', subject: 'kept', text: '1' });
  await send({ to: 'two@example.org', subject: 'deleted', text: '2' });
  const { messages } = await list();
  const [deleted] = messages;
  await fetch(`${inbox.url}/api/v1/messages`, { method: 'DELETE', body: JSON.stringify({ IDs: [deleted?.ID] }) });
  await inbox.close();
  inbox = await open();
  expect((await list()).messages.map(({ Subject, Snippet }) => [Subject, Snippet])).toEqual([['kept', '1']]);
  await send({ to: 'one@example.org', subject: 'new', text: '3' });
  expect((await list()).messages.map(({ Subject }) => Subject)).toEqual(['new', 'kept']);
});

test('past its limits the oldest messages go, and their files with them', async () => {
  await inbox.close();
  inbox = await open({ maxMessages: 3, maxBytes: 1024 ** 2, segmentBytes: 1 });
  for (const n of [1, 2, 3, 4, 5]) await send({ to: 'one@example.org', subject: `${n}`, text: 'x' });
  expect((await list()).messages.map(({ Subject }) => Subject)).toEqual(['5', '4', '3']);
  expect((await readdir(folder)).filter((name) => name.endsWith('.mail'))).toHaveLength(3);
});

test('DELETE without ids empties the inbox', async () => {
  await send({ to: 'one@example.org', subject: 'gone', text: 'x' });
  await fetch(`${inbox.url}/api/v1/messages`, { method: 'DELETE' });
  expect(await list()).toMatchObject({ total: 0, messages: [] });
});

test('lists are cut by start and limit', async () => {
  for (const n of [1, 2, 3]) await send({ to: 'one@example.org', subject: `${n}`, text: 'x' });
  const page = await list('/api/v1/messages?start=1&limit=1');
  expect(page).toMatchObject({ total: 3, messages_count: 3, messages: [{ Subject: '2' }] });
});

test('one-click unsubscribe posts what RFC 8058 asks for, and says what the sender answered', async () => {
  const received: string[] = [];
  const sender = createServer((request, response) => {
    request.on('data', (chunk) => received.push(`${request.method} ${request.url} ${chunk}`));
    request.on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => {
    sender.listen(0, '127.0.0.1', resolve);
  });
  const address = sender.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const headers = {
    'List-Unsubscribe': `<mailto:x@example.org>, <http://127.0.0.1:${port}/u/token>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  await send({ to: 'one@example.org', subject: 'news', text: 'x', headers });
  const answer = await fetch(`${inbox.url}/api/v1/message/latest/unsubscribe`, { method: 'POST' });
  expect(await answer.json()).toMatchObject({ ok: true, status: 204 });
  expect(received).toEqual(['POST /u/token List-Unsubscribe=One-Click']);
  await new Promise((resolve) => {
    sender.close(resolve);
  });
});

test('the HTML of a message runs no script, wherever it is opened', async () => {
  await send({ to: 'one@example.org', subject: 'evil', html: '<script>alert(1)</script>' });
  const [summary] = (await list()).messages;
  const policy = (await get(`/view/${summary?.ID}.html`)).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('sandbox allow-popups');
  expect(policy).not.toContain('allow-scripts');
  expect(policy).not.toContain('allow-same-origin');
});

test('another web site can neither empty the inbox nor unsubscribe through it', async () => {
  const headers = { Origin: 'https://elsewhere.example' };
  expect((await fetch(`${inbox.url}/api/v1/messages`, { method: 'DELETE', headers })).status).toBe(403);
  const own = { Origin: inbox.url };
  expect((await fetch(`${inbox.url}/api/v1/messages`, { method: 'DELETE', headers: own })).status).toBe(200);
});

test.each(['/api/v1/message/nope', '/api/v1/nope', '/etc/passwd', '/../../package.json', '/view/nope.html'])(
  '%s is not found',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);
