import { isAscii } from 'node:buffer';
import type { DeliveryOutcome, OutgoingMessage } from '../../../services/ports';
import type { SmtpCapabilities } from './handshake';
import type { SmtpStage } from './outcome';

/** A command with its line end. */
export interface SmtpCommand {
  readonly stage: SmtpStage;
  readonly line: string;
}

const UNSAFE = /[\s\p{Cc}<>]/u;
const ASCII = /^[ -~]*$/;

/** The commands of a message's transaction (RFC 5321, 3.3), or the outcome of one that this server can never take. */
export function envelopeCommands(
  { envelope, content }: OutgoingMessage,
  { size, smtpUtf8, eightBitMime }: SmtpCapabilities,
): SmtpCommand[] | DeliveryOutcome {
  const { from, to } = envelope;
  if (UNSAFE.test(from))
    return refused(553, '5.1.7', 'the sender address holds a character that no address can have', 'message');
  if (to === '' || UNSAFE.test(to))
    return refused(553, '5.1.3', 'the address holds a character that no address can have', 'recipient');
  if (size !== null && size > 0 && content.length > size) {
    return refused(552, '5.3.4', `the message has ${content.length} octets and the server takes ${size}`, 'message');
  }
  const international = !ASCII.test(from) || !ASCII.test(to);
  if (international && !smtpUtf8)
    return refused(553, '5.6.7', 'the mail server takes no address beyond ASCII', 'recipient');
  const parameters =
    (size === null ? '' : ` SIZE=${content.length}`) +
    (eightBitMime && !isAscii(content) ? ' BODY=8BITMIME' : '') +
    (international ? ' SMTPUTF8' : '');
  return [
    { stage: 'MAIL', line: `MAIL FROM:<${from}>${parameters}\r\n` },
    { stage: 'RCPT', line: `RCPT TO:<${to}>\r\n` },
    { stage: 'DATA', line: 'DATA\r\n' },
  ];
}

const refused = (
  code: number,
  enhancedCode: string,
  words: string,
  scope: 'recipient' | 'message',
): DeliveryOutcome => ({
  kind: 'rejected',
  reply: `${code} ${enhancedCode} not sent: ${words}`,
  code,
  enhancedCode,
  scope,
});
