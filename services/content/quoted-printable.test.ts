import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeQuotedPrintable } from './quoted-printable';

/** RFC 2045, 6.7, read literally. */
const decode = (encoded: string): string =>
  Buffer.from(
    encoded
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

const anyText = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', ' ', '\t', '.', '=', '\n', '\r\n', '\0', '-', '_'),
  maxLength: 400,
});

describe('quoted-printable', () => {
  it.each([
    ['', ''],
    ['Hello, Jean!', 'Hello, Jean!'],
    ['1+1=2', '1+1=3D2'],
    ['é', '=C3=A9'],
    ['.hidden', '=2Ehidden'],
    ['a\n.b', 'a\r\n=2Eb'],
    ['blank \nat the end\t', 'blank=20\r\nat the end=09'],
    ['one\rtwo\r\nthree\nfour', 'one\r\ntwo\r\nthree\r\nfour'],
  ])('writes %j as %j', (text, encoded) => expect(encodeQuotedPrintable(text)).toBe(encoded));

  it('gives every text back, with its line ends made CRLF', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decode(encodeQuotedPrintable(text))).toBe(text.replace(/\r\n|\r|\n/g, '\r\n'));
      }),
    );
  });

  it('never writes a line that SMTP or a relay would touch', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of encodeQuotedPrintable(text).split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(76);
          expect(line).toMatch(/^(?:[\t !-~]*[!-~])?$/);
          expect(line.startsWith('.')).toBe(false);
        }
      }),
    );
  });
});
