import iconv from 'iconv-lite';
import type { TextEncoding } from '../../domain/import/encoding';

/** Bytes that should be UTF-8 and are not. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';
}

export interface TextDecoding {
  /** @throws NotUtf8 */
  write(bytes: Uint8Array): string;
  end(): string;
}

const iconvNames = { 'utf-16le': 'utf-16le', 'utf-16be': 'utf-16be', 'windows-1252': 'windows-1252' } as const;

/** Decodes a file piece by piece, from any place where a character begins. Byte order marks are not looked for. */
export function createDecoder(encoding: TextEncoding): TextDecoding {
  if (encoding === 'utf-8') {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return {
      write: (bytes) => orNotUtf8(() => decoder.decode(bytes, { stream: true })),
      end: () => orNotUtf8(() => decoder.decode()),
    };
  }
  const decoder = iconv.getDecoder(iconvNames[encoding], { stripBOM: false });
  return { write: (bytes) => decoder.write(Buffer.from(bytes)), end: () => decoder.end() ?? '' };
}

function orNotUtf8(decode: () => string): string {
  try {
    return decode();
  } catch (cause) {
    throw new NotUtf8('these bytes are not UTF-8', { cause });
  }
}

/** How many bytes of the file a decoded text stands for. */
export function byteLength(encoding: TextEncoding, text: string): number {
  switch (encoding) {
    case 'utf-8':
      return Buffer.byteLength(text);
    case 'windows-1252':
      return text.length;
    case 'utf-16le':
    case 'utf-16be':
      return text.length * 2;
  }
}
