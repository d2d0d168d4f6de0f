const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];

export interface EncodingGuess {
  readonly encoding: TextEncoding;
  /** Length of the byte order mark, 0 where there is none. */
  readonly bomBytes: number;
}

const startsWith = (bytes: Uint8Array, prefix: readonly number[]) => prefix.every((byte, at) => bytes[at] === byte);

/**
 * Guesses a text's encoding from its first bytes: a byte order mark, else the zero bytes that UTF-16 puts into Latin
 * text, else UTF-8 where the bytes allow it, else Windows-1252, which is what Excel in Western Europe writes.
 * @param bytes the beginning of the file; a UTF-8 sequence cut off at the end is no objection.
 */
export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', bomBytes: 3 };
  if (startsWith(bytes, [0xff, 0xfe])) return { encoding: 'utf-16le', bomBytes: 2 };
  if (startsWith(bytes, [0xfe, 0xff])) return { encoding: 'utf-16be', bomBytes: 2 };
  const unmarked = guessUtf16(bytes);
  if (unmarked) return { encoding: unmarked, bomBytes: 0 };
  return { encoding: isUtf8(bytes) ? 'utf-8' : 'windows-1252', bomBytes: 0 };
}

/** Latin text in UTF-16 has a zero in most pairs, always on the same side. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(bytes.length >> 1, 2_000);
  let highZeros = 0;
  let lowZeros = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) highZeros += 1;
    if (bytes[at + 1] === 0) lowZeros += 1;
  }
  if (pairs < 2) return null;
  if (lowZeros > pairs * 0.6 && highZeros < pairs * 0.1) return 'utf-16le';
  if (highZeros > pairs * 0.6 && lowZeros < pairs * 0.1) return 'utf-16be';
  return null;
}

/** The bytes that must follow a lead byte (RFC 3629), or -1 for a byte that cannot lead. */
function followersOf(lead: number): number {
  if (lead < 0x80) return 0;
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  if (lead >= 0xf0 && lead <= 0xf4) return 3;
  return -1;
}

function isUtf8(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length) {
    const followers = followersOf(bytes[at] ?? 0);
    if (followers < 0) return false;
    for (let next = at + 1; next <= at + followers && next < bytes.length; next += 1) {
      if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return false;
    }
    at += followers + 1;
  }
  return true;
}
