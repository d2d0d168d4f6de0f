import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createBulkTransport } from '../bulk-transport';
import { scriptedServer } from './scripted-server.fixture';

interface Received {
  readonly raw: Buffer;
  readonly user: string | undefined;
  readonly secure: boolean;
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A real server, nodemailer's, with its own certificate. It knows one user: `lea` with the password `p@ss`. */
async function realServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    onAuth: ({ username, password }, _session, done) =>
      username === 'lea' && password === 'p@ss' ? done(null, { user: username }) : done(new Error('wrong password')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({ raw: Buffer.concat(chunks), user: session.user, secure: session.secure });
        done();
      });
    },
    ...options,
  });
  // A client that refuses the certificate is an error of the connection, which the test sees at the client.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => new Promise((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  return { received, host: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
}

const content = Buffer.from('From: lea@label.example\r\nSubject: Hi\r\n\r\n.dots\r\n..and more\r\n');

async function send(url: string) {
  const transport = createBulkTransport({ url, connections: 2 });
  const message = { messageId: 'm1', envelope: { from: 'lea@label.example', to: 'jean@fan.example' }, content };
  const outcome = await transport.deliver(message);
  await transport.close();
  return outcome;
}

describe('a real server', () => {
  it('gets the message octet by octet, in clear on this machine', async () => {
    const { received, host } = await realServer({ authOptional: true });
    expect(await send(`smtp://${host}`)).toMatchObject({ kind: 'accepted' });
    expect(received[0]).toMatchObject({ raw: content, secure: false });
    expect((await simpleParser(received[0]?.raw ?? '')).text).toBe('.dots\n..and more\n');
  });

  it('gets hundreds of pipelined messages, each once and whole', async () => {
    const { received, host } = await realServer({ authOptional: true });
    const transport = createBulkTransport({ url: `smtp://${host}?pool=3`, connections: 1 });
    const numbers = Array.from({ length: 300 }, (_unused, index) => `${index}`.padStart(5, '0'));
    const outcomes = await Promise.all(
      numbers.map(async (number) => {
        const envelope = { from: 'lea@label.example', to: `fan-${number}@fan.example` };
        return transport.deliver({
          messageId: number,
          envelope,
          content: Buffer.from(`X-Number: ${number}\r\n\r\n.\r\n`),
        });
      }),
    );
    await transport.close();
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    expect(received.map(({ raw }) => raw.toString()).toSorted()).toEqual(
      numbers.map((number) => `X-Number: ${number}\r\n\r\n.\r\n`),
    );
  });

  it.each(['PLAIN', 'LOGIN'])('gets it under STARTTLS after AUTH %s', async (method) => {
    const { received, host } = await realServer({ authMethods: [method] });
    const outcome = await send(`smtp://lea:p%40ss@${host}?requireTls=true&rejectUnauthorized=false`);
    expect(outcome).toMatchObject({ kind: 'accepted' });
    expect(received[0]).toMatchObject({ user: 'lea', secure: true, raw: content });
  });

  it('gets it under TLS from the first octet', async () => {
    const { received, host } = await realServer({ secure: true, authOptional: true });
    expect(await send(`smtps://${host}?rejectUnauthorized=false`)).toMatchObject({ kind: 'accepted' });
    expect(received[0]?.secure).toBe(true);
  });

  it('with a certificate that nobody vouches for gets nothing', async () => {
    const { received, host } = await realServer({ secure: true, authOptional: true });
    expect(await send(`smtps://${host}`)).toMatchObject({
      kind: 'deferred',
      scope: 'connection',
      reply: expect.stringMatching(/certificate/i),
    });
    expect(received).toEqual([]);
  });

  it('that does not know our password puts the message off and says so', async () => {
    const { host } = await realServer();
    const url = `smtp://lea:wrong@${host}?requireTls=true&rejectUnauthorized=false`;
    expect(await send(url)).toMatchObject({ kind: 'deferred', scope: 'connection', code: 535 });
    const transport = createBulkTransport({ url, connections: 1 });
    await expect(transport.verify()).rejects.toThrow(/refused the sign-in: 535/);
  });
});

describe('before anything is sent', () => {
  it('a server without STARTTLS that we want TLS of is left alone, password and all', async () => {
    const server = await scriptedServer({ extensions: ['AUTH PLAIN'] });
    const url = server.url.replace('smtp://', 'smtp://lea:secret@');
    const transport = createBulkTransport({ url: `${url}?requireTls=true`, connections: 1 });
    await expect(transport.verify()).rejects.toThrow(/offers no STARTTLS/);
    expect(server.log).toEqual([expect.stringMatching(/^EHLO/)]);
  });

  it('words that an attacker put before TLS end the connection', async () => {
    const on = (line: string) => (line === 'STARTTLS' ? '220 go\r\n250-injected' : undefined);
    const server = await scriptedServer({ extensions: ['STARTTLS'], on });
    const transport = createBulkTransport({ url: `${server.url}?requireTls=true`, connections: 1 });
    await expect(transport.verify()).rejects.toThrow(/more than its answer/);
  });

  it('a server of before 2001 is greeted with HELO', async () => {
    const server = await scriptedServer({ on: (line) => (line.startsWith('EHLO') ? '502 5.5.1 what?' : undefined) });
    const transport = createBulkTransport({ url: server.url, connections: 1 });
    await transport.verify();
    expect(server.log.slice(0, 2)).toEqual([expect.stringMatching(/^EHLO/), expect.stringMatching(/^HELO/)]);
  });
});
