const LINE_DOT = Buffer.from('\r\n.');
const CRLF = Buffer.from('\r\n');
const DOT = 0x2e;

/**
 * Doubles each dot that begins a line (RFC 5321, 4.5.2) and ends the content with CRLF. Messages of ours have no
 * such dot, so this is one quick search and no copy.
 */
export function stuffDots(content: Buffer): Buffer {
  const ended = content.subarray(-2).equals(CRLF) ? content : Buffer.concat([content, CRLF]);
  if (ended[0] !== DOT && !ended.includes(LINE_DOT)) return ended;
  const pieces: Buffer[] = [];
  if (ended[0] === DOT) pieces.push(Buffer.from('.'));
  let start = 0;
  for (let at = ended.indexOf(LINE_DOT); at !== -1; at = ended.indexOf(LINE_DOT, start)) {
    const end = at + LINE_DOT.length;
    pieces.push(ended.subarray(start, end), Buffer.from('.'));
    start = end;
  }
  return Buffer.concat([...pieces, ended.subarray(start)]);
}
