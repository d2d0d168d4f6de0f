/** Ends a line that is not the text's own (RFC 2045, 6.7 rule 5). */
export const SOFT_BREAK = '=\r\n';
export const MAX_LINE = 76;

const EQUALS = 0x3d;
const CR = 0x0d;
const LF = 0x0a;
const DOT = 0x2e;
const SPACE = 0x20;
const TAB = 0x09;
const HEX = Buffer.from('0123456789ABCDEF', 'latin1');
/** Longest line before its soft break: 76 with the `=`. */
const WIDTH = MAX_LINE - 1;
/** One line of octets that stand for themselves, with neither a dot to begin with nor a blank to end with. */
const PLAIN_LINE = /^(?:[!-\-/-<>-~](?:[ -<>-~]{0,73}[!-<>-~])?)?$/;

/**
 * Quoted-printable, as if `text` began a line. Line ends of any kind become CRLF. A dot never begins a line,
 * so nothing is left for SMTP to stuff; a blank never ends one.
 *
 * All bodies are sent so: any server carries them (no 8BITMIME to ask for, no line above 998 octets), and what
 * does not change is encoded once per version, which leaves only a recipient's own words to encode.
 */
export function encodeQuotedPrintable(text: string): string {
  return PLAIN_LINE.test(text) ? text : encodeOctets(Buffer.from(text, 'utf8'));
}

/** True for an octet that stands for itself wherever it is in a line. */
const isPlain = (octet: number): boolean => octet > SPACE && octet < 0x7f && octet !== EQUALS;

function encodeOctets(input: Buffer): string {
  // The worst case is three letters an octet and a soft break for each 25 of them.
  const output = Buffer.allocUnsafe(input.length * 4 + 8);
  let length = 0;
  let column = 0;
  for (let at = 0; at < input.length; at += 1) {
    const octet = input[at] ?? 0;
    if (octet === LF || octet === CR) {
      if (octet === CR && input[at + 1] === LF) at += 1;
      length = output.writeUInt16BE(0x0d0a, length);
      column = 0;
      continue;
    }
    const plain = isPlain(octet) ? !(octet === DOT && column === 0) : isInnerBlank(octet, input[at + 1]);
    if (column + (plain ? 1 : 3) > WIDTH) {
      output[length] = EQUALS;
      length = output.writeUInt16BE(0x0d0a, length + 1);
      column = 0;
      // What fitted in the middle of a line may not begin one.
      at -= 1;
      continue;
    }
    if (plain) {
      output[length] = octet;
      length += 1;
      column += 1;
    } else {
      output[length] = EQUALS;
      output[length + 1] = HEX[octet >> 4] ?? 0;
      output[length + 2] = HEX[octet & 15] ?? 0;
      length += 3;
      column += 3;
    }
  }
  return output.toString('latin1', 0, length);
}

/** A space or tab may stand as it is unless it ends the line (rule 3). */
const isInnerBlank = (octet: number, next: number | undefined): boolean =>
  (octet === SPACE || octet === TAB) && next !== undefined && next !== CR && next !== LF;
