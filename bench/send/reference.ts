import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { OutgoingMessage } from '../../services/ports';

/**
 * What the send path is measured against: nodemailer's `SMTPConnection`, fed ready buffers, with no rendering, no
 * ledger and no outcome to keep.
 */
export async function sendByReference(
  port: number,
  connections: number,
  messages: readonly OutgoingMessage[],
  count: number,
) {
  const open = await Promise.all(Array.from({ length: connections }, async () => connect(port)));
  let started = 0;
  const startedAtMs = performance.now();
  await Promise.all(
    open.map(async (connection) => {
      while (started < count) {
        const message = messages[started % messages.length];
        started += 1;
        if (message !== undefined) await send(connection, message);
      }
    }),
  );
  const elapsedMs = performance.now() - startedAtMs;
  for (const connection of open) connection.quit();
  return elapsedMs;
}

async function connect(port: number): Promise<SMTPConnection> {
  const connection = new SMTPConnection({ host: '127.0.0.1', port, ignoreTLS: true });
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve(connection)));
  });
}

async function send(connection: SMTPConnection, { envelope, content }: OutgoingMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.send({ from: envelope.from, to: [envelope.to] }, content, (error) =>
      error ? reject(error) : resolve(),
    );
  });
}
