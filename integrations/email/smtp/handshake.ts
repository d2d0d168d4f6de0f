import { SmtpChannel } from './channel';
import { SmtpProtocolError, isPositive } from './reply';
import type { SmtpReply } from './reply';
import type { SmtpServer } from './server';
import type { SmtpTimeouts } from './timeouts';

/** What the server can do, from its answer to EHLO. */
export interface SmtpCapabilities {
  readonly pipelining: boolean;
  readonly eightBitMime: boolean;
  readonly smtpUtf8: boolean;
  readonly startTls: boolean;
  /** Whether SIZE may be given, and the most octets a message may have; 0 when the server sets no limit. */
  readonly size: number | null;
  readonly authMechanisms: readonly string[];
}

export interface SmtpSession {
  readonly channel: SmtpChannel;
  readonly capabilities: SmtpCapabilities;
}

/** The server refused us before any message: nobody's address is at fault. */
export class SmtpRefusal extends Error {
  override readonly name = 'SmtpRefusal';
  constructor(
    step: string,
    readonly reply: SmtpReply,
  ) {
    super(`the mail server refused ${step}: ${reply.text}`);
  }
}

/** Connects, greets, secures and signs in. @throws SmtpRefusal or Error; the connection is then closed. */
export async function openSession(server: SmtpServer, timeouts: SmtpTimeouts): Promise<SmtpSession> {
  let channel = await SmtpChannel.open(server, timeouts.connectMs);
  try {
    accept('the connection', await exchange(channel, null, timeouts.greetingMs));
    let capabilities = await greet(channel, server, timeouts);
    if (capabilities.startTls && !server.implicitTls && (server.requireTls || server.preferTls)) {
      accept('STARTTLS', await exchange(channel, 'STARTTLS', timeouts.commandMs));
      channel = await channel.secure(server, timeouts.connectMs);
      capabilities = await greet(channel, server, timeouts);
    } else if (server.requireTls && !server.implicitTls) {
      throw new SmtpProtocolError('the mail server offers no STARTTLS, and nothing is sent to it in clear');
    }
    if (server.auth !== null) await signIn(channel, server.auth, capabilities, timeouts);
    return { channel, capabilities };
  } catch (error) {
    channel.close('the handshake failed');
    throw error;
  }
}

async function greet(
  channel: SmtpChannel,
  { clientName }: SmtpServer,
  { commandMs }: SmtpTimeouts,
): Promise<SmtpCapabilities> {
  const reply = await exchange(channel, `EHLO ${clientName}`, commandMs);
  if (isPositive(reply)) return capabilitiesOf(reply.lines.slice(1));
  accept('HELO', await exchange(channel, `HELO ${clientName}`, commandMs));
  return capabilitiesOf([]);
}

function capabilitiesOf(lines: readonly string[]): SmtpCapabilities {
  const words = new Map(
    lines.map((line) => {
      const [keyword = '', ...parameters] = line.trim().toUpperCase().split(/[ =]+/);
      return [keyword, parameters] as const;
    }),
  );
  const size = words.get('SIZE');
  return {
    pipelining: words.has('PIPELINING'),
    eightBitMime: words.has('8BITMIME'),
    smtpUtf8: words.has('SMTPUTF8'),
    startTls: words.has('STARTTLS'),
    size: size === undefined ? null : Number(size[0] ?? 0) || 0,
    authMechanisms: words.get('AUTH') ?? [],
  };
}

/** PLAIN (RFC 4616), or LOGIN where the server knows nothing else. */
async function signIn(
  channel: SmtpChannel,
  { user, password }: { readonly user: string; readonly password: string },
  { authMechanisms }: SmtpCapabilities,
  { commandMs }: SmtpTimeouts,
): Promise<void> {
  if (authMechanisms.includes('PLAIN')) {
    const credentials = base64(`\0${user}\0${password}`);
    accept('the sign-in', await exchange(channel, `AUTH PLAIN ${credentials}`, commandMs));
    return;
  }
  if (!authMechanisms.includes('LOGIN')) {
    throw new SmtpProtocolError('the mail server offers neither AUTH PLAIN nor AUTH LOGIN, but its address has a user');
  }
  for (const line of ['AUTH LOGIN', base64(user), base64(password)]) {
    accept('the sign-in', await exchange(channel, line, commandMs));
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

function accept(step: string, reply: SmtpReply): void {
  if (!isPositive(reply)) throw new SmtpRefusal(step, reply);
}

/** Sends one line (null: none) and waits for the reply. */
async function exchange(channel: SmtpChannel, line: string | null, timeoutMs: number): Promise<SmtpReply> {
  return new Promise((resolve, reject) => {
    if (channel.closedBecause !== null) {
      reject(new Error(channel.closedBecause));
      return;
    }
    const timer = setTimeout(() => channel.close(`the server did not answer within ${timeoutMs} ms`), timeoutMs);
    channel.listener = {
      onReply(reply) {
        clearTimeout(timer);
        channel.listener = null;
        resolve(reply);
      },
      onClose(reason) {
        clearTimeout(timer);
        reject(new Error(reason));
      },
    };
    if (line !== null) channel.write(`${line}\r\n`);
  });
}
