import { describe, expect, test } from 'vitest';
import { guessEncoding } from './encoding';
import { sniffText } from './sniff';

describe('the delimiter', () => {
  test.each([
    [',', 'email,name\na@x.fr,"Doe; John"\n'],
    [';', 'email;name;city\na@x.fr;Doe, John;Lyon, 3e\n'],
    ['\t', 'email\tname\na@x.fr\tDoe, John\n'],
    ['|', 'email|name\na@x.fr|Doe\n'],
    [';', 'sep=;\r\nemail;name\r\na@x.fr;Doe\r\n'],
    [',', 'email\na@x.fr\n'],
    [';', '"email";"a, b, c"\n"a@x.fr";"1, 2, 3"\n'],
    [',', 'email,note\na@x.fr,one; two; three\nb@x.fr,four; five; six\n'],
  ])('%j is found', (delimiter, text) => {
    expect(sniffText(text, true).delimiter).toBe(delimiter);
  });
});

describe('the header', () => {
  test.each([
    ['sep=;\r\nemail;name\r\na@x.fr;Doe', ['email', 'name'], 3],
    ['\n\n email , "first\nname" \nx', ['email', 'first\nname'], 5],
    ['email\r\rb@x.fr\r', ['email'], 2],
  ])('of %j is read, with the line below it', (text, headers, dataLine) => {
    expect(sniffText(text, true)).toMatchObject({ headers, dataLine });
  });

  test('that never ends is seen as such', () => {
    expect(sniffText('a,'.repeat(30_000), false)).toMatchObject({ endless: true, headers: [] });
  });
});

describe('the encoding', () => {
  const french = 'Prénom;Société\nZoé;L’Œuvre\n';
  test.each<[string, string, Uint8Array]>([
    ['utf-8', 'UTF-8', Buffer.from(french)],
    ['utf-8', 'UTF-8 with a mark', Buffer.from(`\ufeff${french}`)],
    ['utf-8', 'plain ASCII', Buffer.from('email\n')],
    ['utf-8', 'UTF-8 cut inside a letter', Buffer.from('Zoé').subarray(0, 3)],
    ['utf-16le', 'UTF-16 with a mark', Buffer.from(`\ufeff${french}`, 'utf16le')],
    ['utf-16le', 'UTF-16 without a mark', Buffer.from(french, 'utf16le')],
    ['utf-16be', 'big-endian UTF-16 with a mark', Buffer.from(`\ufeff${french}`, 'utf16le').swap16()],
    ['utf-16be', 'big-endian UTF-16 without a mark', Buffer.from(french, 'utf16le').swap16()],
    ['windows-1252', 'Windows-1252', Buffer.from('Pr\xe9nom;L\x92\x8cuvre\n', 'latin1')],
  ])('is %s for %s', (encoding, _what, bytes) => {
    expect(guessEncoding(bytes).encoding).toBe(encoding);
  });
});
