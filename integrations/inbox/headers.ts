/** How much of a message is read to find its headers; a header beyond that is not searched. */
export const HEADER_BYTES = 16 * 1024;

/**
 * The headers of a message as they stand, folded lines joined (RFC 5322, 2.2.3); names in the sender's spelling.
 * Far cheaper than a parse: a search reads thousands.
 */
export function readHeaders(message: Buffer): Map<string, string[]> {
  const head = message.toString('utf8').split(/\r?\n\r?\n/, 1)[0] ?? '';
  const headers = new Map<string, string[]>();
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return headers;
}

/** The first header of that name, whatever its case, with encoded words decoded; empty when there is none. */
export function headerText(headers: ReadonlyMap<string, readonly string[]>, wanted: string): string {
  for (const [name, [first]] of headers) {
    if (name.toLowerCase() === wanted && first !== undefined) return decodeWords(first);
  }
  return '';
}

const ENCODED_WORD = /=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi;

/** Decodes RFC 2047 encoded words; white space between two of them is none (6.2). An unknown charset is left as it is. */
export function decodeWords(value: string): string {
  return value
    .replaceAll(/(\?=)\s+(?==\?[^?\s]+\?[bq]\?)/gi, '$1')
    .replaceAll(ENCODED_WORD, (whole, charset: string, encoding: string, text: string) => {
      try {
        return new TextDecoder(charset).decode(
          encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quoted(text),
        );
      } catch {
        return whole;
      }
    });
}

function quoted(text: string): Buffer {
  const bytes = text
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
