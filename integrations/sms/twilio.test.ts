import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmsGateway } from './twilio';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Call {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly form: Record<string, string>;
}

/** A stand-in for Twilio's REST API on this machine. */
async function standIn(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method, url, headers } = request;
      calls.push({
        method,
        url,
        authorization: headers.authorization,
        form: Object.fromEntries(new URLSearchParams(body)),
      });
      answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { calls, gateway: gatewayAt(`http://127.0.0.1:${port}`) };
}

const gatewayAt = (baseUrl: string) =>
  createSmsGateway({ accountSid: 'AC1', authToken: 'secret', from: '+33700000000', baseUrl });

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const text = { to: '+33612345678', text: 'Ce soir à 20 h', idempotencyKey: '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b' };

describe('a text message', () => {
  it('is posted as Twilio wants it, and its id kept', async () => {
    const { calls, gateway } = await standIn(json(201, { sid: 'SM42', num_segments: '2' }));
    expect(await gateway.send(text)).toEqual({ kind: 'accepted', providerMessageId: 'SM42', segments: 2 });
    expect(calls).toEqual([
      {
        method: 'POST',
        url: '/2010-04-01/Accounts/AC1/Messages.json',
        authorization: `Basic ${Buffer.from('AC1:secret').toString('base64')}`,
        form: { From: '+33700000000', To: text.to, Body: text.text },
      },
    ]);
  });

  it.each([
    ['an invalid number', json(400, { code: 21_211, message: 'Invalid number' }), { kind: 'rejected', code: 21_211 }],
    [
      'a person who said STOP',
      json(400, { code: 21_610, message: 'Unsubscribed' }),
      { kind: 'rejected', code: 21_610 },
    ],
    ['a wrong token', json(401, { code: 20_003, message: 'Authenticate' }), { kind: 'deferred', code: 20_003 }],
    [
      'too many requests',
      json(429, { code: 20_429 }, { 'retry-after': '7' }),
      { kind: 'deferred', retryAfterMs: 7000 },
    ],
    ['maintenance', json(503, { code: 20_503, message: 'Later' }), { kind: 'deferred', code: 20_503 }],
    ['a failure half-way', json(500, { code: 20_500, message: 'Oops' }), { kind: 'unknown' }],
    ['a connection cut before the answer', (response: ServerResponse) => void response.destroy(), { kind: 'unknown' }],
  ])('to %s has its own outcome', async (_case, answer, expected) => {
    const { gateway } = await standIn(answer);
    expect(await gateway.send(text)).toMatchObject(expected);
  });

  it('that reached nobody can be sent again', async () => {
    expect(await gatewayAt('http://127.0.0.1:1').send(text)).toMatchObject({ kind: 'deferred', code: null });
  });
});
