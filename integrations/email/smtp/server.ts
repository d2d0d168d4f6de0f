/** A mail server that takes our messages (a submission server or a relay). */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first octet (`smtps:`, RFC 8314). */
  readonly implicitTls: boolean;
  /** Nothing is sent before STARTTLS. */
  readonly requireTls: boolean;
  /** STARTTLS where the server offers it; not on this machine, where nobody listens and no certificate is ever valid. */
  readonly preferTls: boolean;
  readonly rejectUnauthorized: boolean;
  readonly auth: { readonly user: string; readonly password: string } | null;
  /** Most connections at a time. */
  readonly connections: number;
  /** A connection is replaced after so many messages. */
  readonly messagesPerConnection: number;
  /** What we call ourselves in EHLO. */
  readonly clientName: string;
}

const DEFAULTS = { connections: 10, messagesPerConnection: 1000, clientName: '[127.0.0.1]' } as const;
const PARAMETERS = new Set(['pool', 'maxMessages', 'name', 'requireTls', 'rejectUnauthorized']);

/**
 * Reads `smtp://user:password@host:port?pool=30`; `smtps:` for TLS from the start. Parameters: `pool` (connections),
 * `maxMessages` (per connection), `name` (EHLO), `requireTls`, `rejectUnauthorized` (`true` or `false`).
 * A password asks for TLS, unless the server is on this machine or `requireTls=false` says otherwise.
 * @throws Error naming the part at fault; never with the password.
 */
export function parseSmtpUrl(text: string, connections: number = DEFAULTS.connections): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.hostname === '' || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) {
    throw new Error('the mail server address must look like smtp://user:password@host:port');
  }
  for (const name of url.searchParams.keys()) {
    if (!PARAMETERS.has(name)) throw new Error(`the mail server address has an unknown parameter "${name}"`);
  }
  const implicitTls = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const auth =
    url.username === '' ? null : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  return {
    host,
    port: url.port === '' ? (implicitTls ? 465 : 587) : Number(url.port),
    implicitTls,
    requireTls: flag(url, 'requireTls', auth !== null && !isLoopback(host)),
    preferTls: !isLoopback(host),
    rejectUnauthorized: flag(url, 'rejectUnauthorized', true),
    auth,
    connections: count(url, 'pool', connections),
    messagesPerConnection: count(url, 'maxMessages', DEFAULTS.messagesPerConnection),
    clientName: url.searchParams.get('name') ?? DEFAULTS.clientName,
  };
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

function flag(url: URL, name: string, otherwise: boolean): boolean {
  const value = url.searchParams.get(name);
  if (value === null) return otherwise;
  if (value !== 'true' && value !== 'false')
    throw new Error(`"${name}" of the mail server address must be true or false`);
  return value === 'true';
}

function count(url: URL, name: string, otherwise: number): number {
  const value = url.searchParams.get(name);
  if (value === null) return otherwise;
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new Error(`"${name}" of the mail server address must be a number from 1`);
  return Number(value);
}
