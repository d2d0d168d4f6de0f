import { describe, expect, it } from 'vitest';
import { csvRecord, disarm } from './csv';
import { exportFileName } from './file-name';
import { workbookCell } from './workbook';

describe('a text that a spreadsheet would run', () => {
  it.each(['=1+1', '+SUM(A1)', '-2+3+cmd', '@SUM(1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x', '+', '-'])(
    'is disarmed: %j',
    (text) => expect(disarm(text)).toBe(`'${text}`),
  );

  it.each(['', 'a=1', ' =1', "'=1", '1+1', 'été', '+33 6 12 34 56 78', '+44(0)20.7946.0958', '-12,5', 'a\n=b'])(
    'is none, and stays as it is: %j',
    (text) => expect(disarm(text)).toBe(text),
  );
});

it('a record quotes what needs it, doubles quotes and ends its line (RFC 4180)', () => {
  expect(csvRecord(['a', 'b"c', 'd,e', 'f\ng', null, -1.5, false, '=x,y'])).toBe(
    `a,"b""c","d,e","f\ng",,-1.5,false,"'=x,y"\r\n`,
  );
});

describe('a cell of a workbook', () => {
  it.each([
    ['2000-02-29', 'day', new Date('2000-02-29T00:00:00Z')],
    ['2023-02-29', 'day', '2023-02-29'],
    ['1899-12-31', 'day', '1899-12-31'],
    ['2024-05-01T10:00:00+02:00', 'date', new Date('2024-05-01T08:00:00Z')],
    ['2024-05-01T10:00:00', 'date', '2024-05-01T10:00:00'],
    ['2024-05-01', 'text', '2024-05-01'],
    ['=1+1', 'text', '=1+1'],
    [12.5, 'number', 12.5],
    [null, 'day', null],
    [true, 'boolean', true],
  ] as const)('keeps its type: %j as %s', (cell, kind, expected) => {
    expect(workbookCell(cell, kind)).toEqual(expected);
  });

  it('is cut where Excel would refuse the file', () => {
    expect(String(workbookCell('x'.repeat(40_000), 'text'))).toHaveLength(32_767);
  });
});

it.each([
  ['Fans: Lyon/Nord', 'Fans Lyon Nord 2026-11-22.csv'],
  ['../../etc/passwd', 'etc passwd 2026-11-22.csv'],
  ['🎸', 'contacts 2026-11-22.csv'],
  ['Été (à Łódź)', 'Été (à Łódź) 2026-11-22.csv'],
])('a file is named as every file system takes it: %s', (name, expected) => {
  expect(exportFileName(name, '2026-11-22', 'csv')).toBe(expected);
});
