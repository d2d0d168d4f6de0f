import { createTransport } from 'nodemailer';
import type { SystemMailer } from '../../services/ports';
import { parseSmtpUrl } from './smtp/server';

interface SystemMailerOptions {
  /** The same server as for campaigns, see {@link parseSmtpUrl}. */
  readonly url: string;
  /** `Fermata <no-reply@example.com>`. */
  readonly from: string;
}

/** Few messages, each to one person who waits for it: nodemailer, a connection each. */
export function createSystemMailer({ url, from }: SystemMailerOptions): SystemMailer {
  const server = parseSmtpUrl(url);
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.implicitTls,
    requireTLS: server.requireTls,
    ignoreTLS: !server.preferTls,
    tls: { rejectUnauthorized: server.rejectUnauthorized },
    name: server.clientName,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(server.auth === null ? {} : { auth: { user: server.auth.user, pass: server.auth.password } }),
  });
  return {
    async send({ to, subject, text, html }) {
      // Absence notes and mailing lists leave it unanswered (RFC 3834, 5).
      await transport.sendMail({ from, to, subject, text, html, headers: { 'Auto-Submitted': 'auto-generated' } });
    },
  };
}
