/** One reply of a server, its lines joined (RFC 5321, 4.2). */
export interface SmtpReply {
  readonly code: number;
  /** RFC 3463 and RFC 2034, such as `5.1.1`; null when the server gives none. */
  readonly enhancedCode: string | null;
  /** Code and words, as for a log. */
  readonly text: string;
  /** The words of each line, without the codes. */
  readonly lines: readonly string[];
}

/** The server does not speak SMTP, or the connection is of no further use. */
export class SmtpProtocolError extends Error {
  override readonly name = 'SmtpProtocolError';
}

const LINE = /^([2-5]\d{2})(?:([ -])(.*))?$/;
const ENHANCED = /^([245]\.\d{1,3}\.\d{1,3})(?: |$)/;
/** No honest reply is longer. */
const MAX_REPLY_LENGTH = 64 * 1024;

/** Cuts what arrives into replies; a reply may come in pieces, and one piece may hold many. */
export class ReplyParser {
  #rest = '';
  #lines: string[] = [];

  /** True when part of a reply waits for its end. */
  get isInside(): boolean {
    return this.#rest !== '' || this.#lines.length > 0;
  }

  /** @throws SmtpProtocolError for what is no reply. */
  push(chunk: Buffer): SmtpReply[] {
    const replies: SmtpReply[] = [];
    const received = this.#rest + chunk.toString('latin1');
    let start = 0;
    for (let end = received.indexOf('\n'); end !== -1; end = received.indexOf('\n', start)) {
      const line = received.slice(start, received[end - 1] === '\r' ? end - 1 : end);
      start = end + 1;
      const reply = this.#take(line);
      if (reply !== null) replies.push(reply);
    }
    this.#rest = received.slice(start);
    if (this.#rest.length > MAX_REPLY_LENGTH) throw new SmtpProtocolError('the server sent a reply without end');
    return replies;
  }

  #take(line: string): SmtpReply | null {
    const match = LINE.exec(line);
    if (match === null) throw new SmtpProtocolError(`the server sent what is no SMTP reply: ${line.slice(0, 100)}`);
    const [, code = '', separator, words = ''] = match;
    this.#lines.push(words);
    if (this.#lines.length > 1000) throw new SmtpProtocolError('the server sent a reply without end');
    if (separator === '-') return null;
    const reply = replyOf(Number(code), this.#lines);
    this.#lines = [];
    return reply;
  }
}

function replyOf(code: number, rawLines: readonly string[]): SmtpReply {
  const enhancedCode = ENHANCED.exec(rawLines[0] ?? '')?.[1] ?? null;
  const lines = rawLines.map((line) => decode(enhancedCode === null ? line : line.replace(ENHANCED, '')));
  const words = lines.join(' ').trim();
  return {
    code,
    enhancedCode,
    lines,
    text: [code, enhancedCode, words].filter((part) => part !== null && part !== '').join(' '),
  };
}

/** Replies are ASCII, or UTF-8 from a server that knows SMTPUTF8 (RFC 6531, 3.7.4). */
const decode = (line: string): string =>
  /[\u{80}-\u{FF}]/u.test(line) ? Buffer.from(line, 'latin1').toString('utf8') : line;

export const isPositive = (reply: SmtpReply): boolean => reply.code < 400;
