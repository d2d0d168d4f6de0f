import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BulkTransport, DeliveryOutcome, OutgoingMessage } from '../../../services/ports';
import { createSmtpTransport } from './pool';
import { DROP, scriptedServer } from './scripted-server.fixture';
import type { Script, ScriptedServer } from './scripted-server.fixture';
import { parseSmtpUrl } from './server';
import type { SmtpTimeouts } from './timeouts';

const message = (over: { to?: string; from?: string; content?: string } = {}): OutgoingMessage => ({
  messageId: randomUUID(),
  envelope: { from: over.from ?? 'news@label.example', to: over.to ?? 'jean@fan.example' },
  content: Buffer.from(over.content ?? 'Subject: Hi\r\n\r\nHello\r\n'),
});

const transportTo = (server: ScriptedServer, query = '?pool=1', timeouts: Partial<SmtpTimeouts> = {}): BulkTransport =>
  createSmtpTransport(parseSmtpUrl(server.url + query), { timeouts });

/** Sends all at once through one connection, then closes. */
async function sendAll(
  script: Script,
  messages: readonly OutgoingMessage[],
  query?: string,
  timeouts?: Partial<SmtpTimeouts>,
) {
  const server = await scriptedServer(script);
  const transport = transportTo(server, query, timeouts);
  const outcomes = await Promise.all(messages.map(async (one) => transport.deliver(one)));
  await transport.close();
  return { server, outcomes };
}

const kinds = (outcomes: readonly DeliveryOutcome[]) => outcomes.map(({ kind }) => kind);

const three = ['a@x.example', 'b@x.example', 'c@x.example'].map((to) => message({ to }));

describe.each([
  ['a server that pipelines', { extensions: ['PIPELINING', 'ENHANCEDSTATUSCODES'] }, 4],
  ['a server that wants one command at a time', { extensions: [] }, 1],
  ['a server whose replies come in pieces', { extensions: ['PIPELINING'], pieceOctets: 3 }, 4],
])('%s', (_name, base, atOnce) => {
  it('takes every message, in order', async () => {
    const { server, outcomes } = await sendAll(base, three);
    expect(outcomes).toEqual(
      three.map(() => ({ kind: 'accepted', providerMessageId: 'Q1', reply: '250 2.0.0 Ok: queued as Q1' })),
    );
    expect(server.log.filter((line) => line.startsWith('RCPT'))).toEqual(
      three.map(({ envelope }) => `RCPT TO:<${envelope.to}>`),
    );
    expect(server.connections).toBe(1);
    expect(server.mostAtOnce).toBeLessThanOrEqual(atOnce);
  });

  it.each([
    [
      'an unknown recipient',
      'RCPT TO:<b',
      '550 5.1.1 no such user',
      { kind: 'rejected', code: 550, enhancedCode: '5.1.1', scope: 'recipient' },
    ],
    [
      'greylisting',
      'RCPT TO:<b',
      '450 4.7.1 greylisted, try again in 300 seconds',
      { kind: 'deferred', code: 450, retryAfterMs: 300_000, scope: 'recipient' },
    ],
    [
      'a refused content',
      'DATA',
      '554 5.7.1 looks like spam',
      { kind: 'rejected', code: 554, enhancedCode: '5.7.1', scope: 'message' },
    ],
  ])('loses no other message to %s', async (_case, command, reply, expected) => {
    let seen = 0;
    const on = (line: string) => {
      if (line === 'DATA') seen += 1;
      return line.startsWith(command) && (command !== 'DATA' || seen === 2) ? reply : nested(line);
    };
    // As real servers do: no second MAIL inside a transaction, no DATA without a recipient.
    let inTransaction = false;
    let hasRecipient = false;
    const nested = (line: string) => {
      if (line.startsWith('MAIL') && inTransaction) return '503 5.5.1 nested MAIL command';
      if (line.startsWith('MAIL')) [inTransaction, hasRecipient] = [true, false];
      if (line.startsWith('RCPT')) hasRecipient = true;
      if (line === 'RSET') inTransaction = false;
      return line === 'DATA' && !hasRecipient ? '503 5.5.1 no valid recipients' : undefined;
    };
    const onMessage = () => {
      inTransaction = false;
      return undefined;
    };
    const { outcomes } = await sendAll({ ...base, on, onMessage }, three);
    expect(outcomes[1]).toMatchObject(expected);
    expect(kinds(outcomes)).toEqual(['accepted', expected.kind, 'accepted']);
  });

  it('refuses a message after it was sent, and the next goes on', async () => {
    const onMessage = (_text: string, { messages }: { messages: number }) =>
      messages === 2 ? '550 5.7.0 no' : undefined;
    const { outcomes, server } = await sendAll({ ...base, onMessage }, three);
    expect(kinds(outcomes)).toEqual(['accepted', 'rejected', 'accepted']);
    expect(server.log).not.toContain('RSET');
  });

  it('that is cut off after the message was sent leaves that message in doubt, and no other', async () => {
    const onMessage = (_text: string, { connection, messages }: { connection: number; messages: number }) =>
      connection === 1 && messages === 2 ? DROP : undefined;
    const { outcomes, server } = await sendAll({ ...base, onMessage }, three);
    expect(kinds(outcomes)).toEqual(['accepted', 'unknown', 'accepted']);
    expect(server.messages).toHaveLength(3);
  });

  it('that is cut off before the content is tried again on another connection', async () => {
    const on = (line: string, { connection }: { connection: number }) =>
      connection === 1 && line === 'RCPT TO:<b@x.example>' ? DROP : undefined;
    const { outcomes, server } = await sendAll({ ...base, on }, three);
    expect(kinds(outcomes)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(server.messages).toHaveLength(3);
    expect(server.connections).toBe(2);
  });

  it('that closes with 421 between messages gets the rest on a new connection', async () => {
    const on = (line: string, { messages }: { messages: number }) =>
      line.startsWith('MAIL') && messages >= 2 ? '421 4.7.0 too many messages, closing' : undefined;
    const { outcomes } = await sendAll({ ...base, on }, [...three, message(), message()]);
    expect(kinds(outcomes)).toEqual(['accepted', 'accepted', 'deferred', 'accepted', 'accepted']);
    expect(outcomes[2]).toMatchObject({ scope: 'connection', code: 421 });
  });

  it('that never answers the message is given up in doubt', async () => {
    const timeouts = { messageMs: 40 };
    const { outcomes } = await sendAll({ ...base, onMessage: () => null }, [message()], '?pool=1', timeouts);
    expect(outcomes).toEqual([{ kind: 'unknown', reason: 'no answer to the message: no answer to MESSAGE in time' }]);
  });

  it('that never answers a command puts the message off', async () => {
    const on = (line: string) => (/^(?:MAIL|RCPT|DATA)/.test(line) ? null : undefined);
    const { outcomes } = await sendAll({ ...base, on }, [message()], '?pool=1', { commandMs: 40 });
    expect(outcomes[0]).toMatchObject({ kind: 'deferred', code: null, scope: 'connection' });
  });

  it('gets a new connection after so many messages', async () => {
    const { outcomes, server } = await sendAll(base, three, '?pool=1&maxMessages=2');
    expect(kinds(outcomes)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(server.connections).toBe(2);
  });
});

describe('pipelining', () => {
  it('sends the next transaction right behind a message, and each message in one round trip', async () => {
    const { server } = await sendAll({ extensions: ['PIPELINING'] }, three);
    expect(server.mostAtOnce).toBe(3);
  });

  it('ends with an empty message when DATA is taken after the recipient was refused', async () => {
    const on = (line: string) => (line.startsWith('RCPT TO:<b') ? '550 5.1.1 no' : undefined);
    const onMessage = (text: string) => (text === '' ? '554 5.5.1 no recipients' : undefined);
    const { outcomes, server } = await sendAll({ extensions: ['PIPELINING'], on, onMessage }, three);
    expect(kinds(outcomes)).toEqual(['accepted', 'rejected', 'accepted']);
    expect(outcomes[1]).toMatchObject({ code: 550 });
    expect(server.messages[1]).toBe('');
  });
});

describe('a message', () => {
  it('arrives with its leading dots doubled', async () => {
    const { server } = await sendAll({ extensions: ['PIPELINING'] }, [message({ content: '.a\r\n..b\r\n.' })]);
    expect(server.messages).toEqual(['..a\r\n...b\r\n..\r\n']);
  });

  it('larger than the server takes is not sent', async () => {
    const { server, outcomes } = await sendAll({ extensions: ['SIZE 10'] }, [message()]);
    expect(outcomes[0]).toMatchObject({ kind: 'rejected', code: 552, scope: 'message' });
    expect(server.messages).toEqual([]);
  });

  it.each([
    [[], { kind: 'rejected', enhancedCode: '5.6.7', scope: 'recipient' }],
    [['SMTPUTF8', '8BITMIME'], { kind: 'accepted' }],
  ])('to an address beyond ASCII, where the server has %j', async (extensions, expected) => {
    const { outcomes } = await sendAll({ extensions }, [message({ to: 'jérôme@x.example' })]);
    expect(outcomes[0]).toMatchObject(expected);
  });

  it.each(['a@b.example>\r\nRCPT TO:<c@d.example', 'a b@c.example', '', 'a@b.example\0'])(
    'whose recipient is %j never reaches the server',
    async (to) => {
      const { outcomes, server } = await sendAll({}, [message({ to })]);
      expect(outcomes[0]).toMatchObject({ kind: 'rejected', code: 553, scope: 'recipient' });
      expect(server.messages).toEqual([]);
    },
  );

  it('announces its size and its eight-bit body where the server knows them', async () => {
    const { server } = await sendAll({ extensions: ['SIZE', '8BITMIME'] }, [message({ content: 'é\r\n' })]);
    expect(server.log).toContain('MAIL FROM:<news@label.example> SIZE=4 BODY=8BITMIME');
  });
});

describe('the pool', () => {
  it('opens no more connections than it may, and sends each message once', async () => {
    const messages = Array.from({ length: 60 }, (_unused, index) => message({ content: `n: ${index}\r\n` }));
    const { server, outcomes } = await sendAll({ extensions: ['PIPELINING'] }, messages, '?pool=4&maxMessages=7');
    expect(new Set(kinds(outcomes))).toEqual(new Set(['accepted']));
    expect(new Set(server.messages).size).toBe(60);
    expect(server.messages).toHaveLength(60);
    expect(server.connections).toBeGreaterThanOrEqual(9);
  });

  it('puts every message off when nobody answers at the address', async () => {
    const transport = createSmtpTransport(parseSmtpUrl('smtp://127.0.0.1:1?pool=3'));
    const outcomes = await Promise.all(three.map(async (one) => transport.deliver(one)));
    expect(kinds(outcomes)).toEqual(['deferred', 'deferred', 'deferred']);
    expect(outcomes[0]).toMatchObject({ scope: 'connection', code: null });
    await expect(transport.verify()).rejects.toThrow(/ECONNREFUSED/);
    await transport.close();
  });

  it('puts every message off when the server turns us away, with its words', async () => {
    const { outcomes } = await sendAll({ greeting: () => '554 5.7.1 you are on a list' }, three);
    expect(outcomes[2]).toMatchObject({
      kind: 'deferred',
      scope: 'connection',
      code: 554,
      reply: '554 5.7.1 you are on a list',
    });
  });

  it('goes on with the connections it has when the server allows no more', async () => {
    const greeting = ({ connection }: { connection: number }) =>
      connection > 1 ? '421 4.7.0 too many connections' : '220 hello';
    const { outcomes, server } = await sendAll({ greeting }, [...three, ...three], '?pool=5');
    expect(new Set(kinds(outcomes))).toEqual(new Set(['accepted']));
    expect(server.messages).toHaveLength(6);
  });

  it('gives up a message whose connections are all lost', async () => {
    const on = (line: string) => (line.startsWith('MAIL') ? DROP : undefined);
    const { outcomes, server } = await sendAll({ on }, [message()]);
    expect(outcomes[0]).toMatchObject({ kind: 'deferred', scope: 'connection' });
    expect(server.connections).toBe(3);
  });

  it('takes back what still waits when the send is stopped, and finishes what is under way', async () => {
    const stop = new AbortController();
    const server = await scriptedServer({
      onMessage: () => {
        stop.abort();
        return undefined;
      },
    });
    const transport = transportTo(server);
    const outcomes = await Promise.all(three.map(async (one) => transport.deliver(one, stop.signal)));
    expect(kinds(outcomes)).toEqual(['accepted', 'deferred', 'deferred']);
    expect(kinds([await transport.deliver(message(), stop.signal)])).toEqual(['deferred']);
    expect(kinds([await transport.deliver(message())])).toEqual(['accepted']);
    await transport.close();
    expect(server.messages).toHaveLength(2);
  });

  it('survives a connection that the server closes while it is idle', async () => {
    const server = await scriptedServer({
      onMessage: (_text, { socket }) => (setImmediate(() => socket.end('421 4.4.2 idle\r\n')), undefined),
    });
    const transport = transportTo(server);
    expect(kinds([await transport.deliver(message())])).toEqual(['accepted']);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(kinds([await transport.deliver(message())])).toEqual(['accepted']);
    await transport.close();
  });

  it('closes a connection that it does not use', async () => {
    const server = await scriptedServer();
    const transport = transportTo(server, '?pool=1', { idleMs: 20 });
    await transport.deliver(message());
    await expect.poll(() => server.log.at(-1)).toBe('QUIT');
    await transport.close();
  });

  it.each(['garbage', '999 what', '220-never\r\n220 ends\r\nHTTP/1.1 400 Bad Request'])(
    'puts off when %j is what the server says',
    async (words) => {
      const { outcomes } = await sendAll({ greeting: () => words }, [message()]);
      expect(outcomes[0]).toMatchObject({ kind: 'deferred', scope: 'connection' });
    },
  );
});
