import type { Delimiter } from './layout';

interface ScanOptions {
  readonly delimiter: Delimiter;
  readonly newline: '\n' | '\r';
  /** No more text will come after what is there. */
  readonly last: boolean;
}

type ScannedRow =
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly end: number }
  /** The row goes on beyond the text there is. */
  | { readonly kind: 'incomplete' }
  /** A quote was opened on the row's first line and not closed as a quote is. */
  | { readonly kind: 'unclosed' };

interface ScannedCell {
  readonly text: string;
  /** Where the delimiter, the line end or the end of the text stands. */
  readonly end: number;
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Reads the first row of a text, one that has quotes in it; its cells may hold delimiters and line ends. */
export function scanQuotedRow(text: string, options: ScanOptions): ScannedRow {
  const cells: string[] = [];
  let position = 0;
  for (;;) {
    const cell = scanCell(text, position, options);
    if (typeof cell === 'string') return { kind: cell };
    cells.push(cell.text);
    const next = text[cell.end];
    if (next === options.delimiter) {
      position = cell.end + 1;
    } else if (next === undefined) {
      return options.last ? { kind: 'row', cells, end: text.length } : { kind: 'incomplete' };
    } else {
      return { kind: 'row', cells, end: text.indexOf(options.newline, cell.end) + 1 };
    }
  }
}

function scanCell(text: string, start: number, options: ScanOptions): ScannedCell | 'incomplete' | 'unclosed' {
  let at = start;
  while (text[at] === ' ') at += 1;
  return text[at] === '"' ? scanQuotedCell(text, at, options) : scanPlainCell(text, start, options);
}

/** Up to the delimiter or the line end; quotes inside are letters like any other. */
function scanPlainCell(text: string, start: number, { delimiter, newline }: ScanOptions): ScannedCell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== newline) end += 1;
  const closed = text[end] === newline && text[end - 1] === '\r' && newline === '\n' ? end - 1 : end;
  return { text: text.slice(start, closed), end: closed };
}

function scanQuotedCell(text: string, open: number, options: ScanOptions): ScannedCell | 'incomplete' | 'unclosed' {
  let value = '';
  let from = open + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return options.last ? 'unclosed' : 'incomplete';
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return afterQuote(text, quote + 1, value, options);
    value += '"';
    from = quote + 2;
  }
}

/** A closing quote is followed by a delimiter or the line's end. Otherwise it was a letter, or the quote never closed. */
function afterQuote(
  text: string,
  start: number,
  value: string,
  options: ScanOptions,
): ScannedCell | 'incomplete' | 'unclosed' {
  let at = start;
  while (text[at] === ' ') at += 1;
  const next = text[at];
  if (next === undefined) return options.last ? { text: value, end: at } : 'incomplete';
  if (next === options.delimiter || next === options.newline || next === '\r') return { text: value, end: at };
  if (value.includes(options.newline)) return 'unclosed';
  const rest = scanPlainCell(text, start, options);
  return { text: value + rest.text, end: rest.end };
}
