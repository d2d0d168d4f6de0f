/** How long each answer may take, in milliseconds. The defaults are the least that RFC 5321, 4.5.3.2 allows. */
export interface SmtpTimeouts {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** EHLO, STARTTLS, AUTH, RSET, MAIL and RCPT. */
  readonly commandMs: number;
  /** The 354 after DATA. */
  readonly dataMs: number;
  /** The answer to the message. Giving up sooner is what makes duplicates: the server may be delivering it. */
  readonly messageMs: number;
  /** An unused connection is closed after this. */
  readonly idleMs: number;
}

export const defaultTimeouts: SmtpTimeouts = {
  connectMs: 30_000,
  greetingMs: 5 * 60_000,
  commandMs: 5 * 60_000,
  dataMs: 2 * 60_000,
  messageMs: 10 * 60_000,
  idleMs: 10_000,
};
