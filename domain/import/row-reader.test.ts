import { stringify } from 'csv-stringify/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRowReader, MAX_ROW_LENGTH } from './row-reader';
import type { Delimiter } from './layout';

/** Reads a text in pieces of the length given. */
function read(text: string, delimiter: Delimiter = ',', pieceLength = text.length + 1, newline: '\n' | '\r' = '\n') {
  const reader = createRowReader({ delimiter, newline, line: 1 });
  const rows = [];
  for (let at = 0; at < text.length; at += pieceLength)
    rows.push(...reader.push(text.slice(at, at + pieceLength), false));
  return [...rows, ...reader.push('', true)];
}
const cellsOf = (text: string, delimiter: Delimiter = ',') => read(text, delimiter).map(({ cells }) => cells);

describe('rows', () => {
  test.each<[string, string, readonly (readonly string[])[]]>([
    [
      'plain',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'without a last line end',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'with CRLF',
      'a,b\r\nc,"d"\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['with quoted delimiters', '"a,b",c\n', [['a,b', 'c']]],
    [
      'with quoted line ends',
      '"a\r\nb",c\nd,e',
      [
        ['a\r\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    ['with doubled quotes', '"say ""hi""",b', [['say "hi"', 'b']]],
    ['with empty quotes', '"",b', [['', 'b']]],
    ['with spaces around quotes', 'a, "b" , c', [['a', 'b', ' c']]],
    ['with quotes inside a cell', 'a "b" c,d', [['a "b" c', 'd']]],
    ['with text after a quote', '"a" b,c', [['a b', 'c']]],
    ['of one column', 'a\nb', [['a'], ['b']]],
    ['with empty cells', ',,\n', [['', '', '']]],
  ])('%s', (_what, text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  test('with lone CR, as old Macs write them', () => {
    expect(read('a,b\rc,"d\re"\r', ',', 3, '\r').map(({ cells, line }) => [line, cells])).toEqual([
      [1, ['a', 'b']],
      [2, ['c', 'd\re']],
    ]);
  });

  test('know the line they begin on', () => {
    expect(read('a\n\n"b\nb\nb"\nc').map(({ line, blank }) => [line, blank])).toEqual([
      [1, false],
      [2, true],
      [3, false],
      [6, false],
    ]);
  });
});

describe('a row that is broken', () => {
  test('by a quote that never closes costs its own line alone', () => {
    const rows = read('a,b\n"c,d\ne,f\n', ',', 2);
    expect(rows.map(({ line, defect, cells }) => [line, defect, cells.length])).toEqual([
      [1, null, 2],
      [2, 'QUOTE_NOT_CLOSED', 1],
      [3, null, 2],
    ]);
  });

  test('by a quote that seems to close in a later row costs its own line alone', () => {
    const rows = read('a@x.fr,"Foo\nb@x.fr,"Bar",c\nc@x.fr,d,e\n');
    expect(rows.map(({ line, defect }) => [line, defect])).toEqual([
      [1, 'QUOTE_NOT_CLOSED'],
      [2, null],
      [3, null],
    ]);
  });

  test('by its length is refused without being kept, and no cursor stops inside it', () => {
    const text = `a,b\n${'x'.repeat(MAX_ROW_LENGTH * 2)}\nc,d\n`;
    const rows = read(text, ',', 65_536);
    const seen = rows.filter(({ blank }) => !blank).map(({ line, defect }) => [line, defect]);
    expect(seen).toEqual([
      [1, null],
      [2, 'ROW_TOO_LONG'],
      [3, null],
    ]);
    expect(rows.map(({ source }) => source).join('')).toBe(text);
    const places = rows.filter(({ open }) => !open).map(({ source }) => source.endsWith('\n'));
    expect(places.every(Boolean)).toBe(true);
  });
});

describe('whatever is written', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r\n', ' ', '\t', '😀'),
    maxLength: 6,
  });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });

  test('as RFC 4180 has it is read back, in whatever pieces it comes', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',' as const, ';' as const),
        fc.integer({ min: 1, max: 20 }),
        (rows, delimiter, piece) => {
          const text = stringify(rows, { delimiter, quoted: true });
          expect(read(text, delimiter, piece).map(({ cells }) => cells)).toEqual(rows);
        },
      ),
    );
  });

  test('however badly, no letter of the file is lost or read twice, and the pieces make no difference', () => {
    const noise = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'b"', '",'), maxLength: 60 });
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 10 }), (text, piece) => {
        const rows = read(text, ',', piece);
        expect(rows.map(({ source }) => source).join('')).toBe(text);
        expect(rows).toEqual(read(text));
      }),
    );
  });
});
