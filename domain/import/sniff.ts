import { createRowReader } from './row-reader';
import { delimiters } from './layout';
import type { Delimiter } from './layout';

/** More than this is no list of contacts. */
export const MAX_COLUMNS = 1_000;

/** Rows that vote for a delimiter. */
const SAMPLE_ROWS = 30;

export interface SniffedText {
  readonly delimiter: Delimiter;
  readonly newline: '\n' | '\r';
  readonly headers: readonly string[];
  /** Characters before the first data row, and its line. */
  readonly headerLength: number;
  readonly dataLine: number;
  /** The header line did not end within the text. */
  readonly endless: boolean;
}

/** Excel's own note of its delimiter, on a line before the header. */
const separatorNote = /^sep=(.)\r?(?:\n|$)/i;

/** Old Mac files end their lines with CR alone. */
const newlineOf = (text: string): '\n' | '\r' => (!text.includes('\n') && text.includes('\r') ? '\r' : '\n');

const sampleOf = (text: string, delimiter: Delimiter, newline: '\n' | '\r', whole: boolean) =>
  createRowReader({ delimiter, newline, line: 1 })
    .push(text, whole)
    .filter(({ blank, defect }) => !blank && defect === null)
    .slice(0, SAMPLE_ROWS);

/**
 * How many rows have as many cells as the header; a delimiter that is not in the header is none. A quotation mark inside
 * a cell mostly means that the delimiter is another.
 */
function agreement(text: string, delimiter: Delimiter, newline: '\n' | '\r', whole: boolean): number {
  const rows = sampleOf(text, delimiter, newline, whole);
  const width = rows[0]?.cells.length ?? 0;
  if (width < 2) return 0;
  const alike = rows.filter(({ cells }) => cells.length === width && !cells.some((cell) => cell.includes('"'))).length;
  return alike / rows.length + Math.min(width, 50) / 1_000;
}

function guessDelimiter(text: string, newline: '\n' | '\r', whole: boolean): Delimiter {
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const score = agreement(text, delimiter, newline, whole);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/**
 * Finds out how the beginning of a delimited text is written, and reads its header.
 * @param text the first kilobytes, without byte order mark.
 * @param whole that is all there is.
 */
export function sniffText(text: string, whole: boolean): SniffedText {
  const newline = newlineOf(text);
  const note = separatorNote.exec(text);
  const noted = delimiters.find((delimiter) => delimiter === note?.[1]);
  const noteLength = note === null ? 0 : note[0].length;
  const body = text.slice(noteLength);
  const delimiter = noted ?? guessDelimiter(body, newline, whole);

  let headerLength = noteLength;
  let dataLine = note === null ? 1 : 2;
  for (const row of createRowReader({ delimiter, newline, line: dataLine }).push(body, whole)) {
    headerLength += row.source.length;
    dataLine = row.line + (row.source.match(newline === '\n' ? /\n/g : /\r/g)?.length ?? 0);
    if (row.blank) continue;
    const headers = row.cells.map((cell) => cell.trim());
    return { delimiter, newline, headers, headerLength, dataLine, endless: row.defect === 'ROW_TOO_LONG' };
  }
  return { delimiter, newline, headers: [], headerLength, dataLine, endless: !whole && body.trim() !== '' };
}
