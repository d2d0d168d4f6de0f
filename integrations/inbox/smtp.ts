import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { MailStore } from './mail-store';

const LARGEST_MESSAGE_BYTES = 50 * 1024 * 1024;
const CLOSE_LIMIT_MS = 1_000;
const HOST = '127.0.0.1';

export interface RunningSmtp {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens for SMTP on 127.0.0.1 and stores whatever comes, for whomever: any login is right, no message leaves
 * the machine. Offers PIPELINING, 8BITMIME, SMTPUTF8 and SIZE; no TLS, since nothing leaves loopback.
 */
export async function startSmtp(store: MailStore, port: number): Promise<RunningSmtp> {
  const server = new SMTPServer({
    name: 'fermata-inbox',
    banner: 'Fermata inbox',
    size: LARGEST_MESSAGE_BYTES,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    // A look-up in the DNS for each connection would cost more than the mail.
    disableReverseLookup: true,
    closeTimeout: CLOSE_LIMIT_MS,
    onAuth: (auth, _session, answer) => answer(null, { user: auth.username ?? 'anybody' }),
    onData: (stream, session, answer) => {
      receive(store, stream, session).then((reply) => answer(null, reply), answer);
    },
  });
  // A client that goes away in the middle is its own business.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return {
    port: portOf(server.server.address()),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(store: MailStore, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk) && !stream.sizeExceeded) chunks.push(chunk);
  if (stream.sizeExceeded) {
    throw refusal(552, `5.3.4 Message is larger than ${LARGEST_MESSAGE_BYTES / 1024 / 1024} MB`);
  }
  const { mailFrom, rcptTo } = session.envelope;
  try {
    const from = mailFrom === false ? '' : mailFrom.address;
    const id = await store.append({ from, to: rcptTo.map(({ address }) => address), content: Buffer.concat(chunks) });
    return `Stored as ${id}`;
  } catch {
    throw refusal(452, '4.3.1 The disk does not take the message');
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The SMTP listener has no port');
}
