import { isBlank, scanQuotedRow } from './row-scan';
import type { Delimiter } from './layout';

/** A row longer than this is no row of a contact list; it is refused, and reading goes on at the next line. */
export const MAX_ROW_LENGTH = 1_048_576;

export type RowDefect = 'QUOTE_NOT_CLOSED' | 'ROW_TOO_LONG';

export interface SourceRow {
  /** Line of the file on which the row begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The row as it stands in the file, with its line end: what a cursor moves by. */
  readonly source: string;
  /** Nothing but empty cells: spreadsheets leave such rows behind. */
  readonly blank: boolean;
  readonly defect: RowDefect | null;
  /** The line goes on in what follows: no cursor may stop here. */
  readonly open: boolean;
}

export interface RowReader {
  /** Takes the next piece of text; gives the rows that are complete. `last` says that no more will come. */
  push(text: string, last: boolean): readonly SourceRow[];
}

interface RowReaderOptions {
  readonly delimiter: Delimiter;
  readonly newline: '\n' | '\r';
  /** Line of the first row. */
  readonly line: number;
}

/**
 * Reads delimited text (RFC 4180) piece by piece, and is lenient where spreadsheets and people are: spaces around quotes,
 * quotes inside unquoted cells, lone CR as line end. A quote that is never closed costs its own line, not the rest
 * of the file.
 */
export function createRowReader({ delimiter, newline, line }: RowReaderOptions): RowReader {
  /** `skipping`: inside the rest of a row that was refused as too long. */
  const state = { pending: '', line, skipping: false };

  function take(end: number, cells: readonly string[], defect: RowDefect | null): SourceRow {
    const source = state.pending.slice(0, end);
    const open = defect === 'ROW_TOO_LONG' && !source.endsWith(newline);
    const row = { line: state.line, cells, source, blank: defect === null && isBlank(cells), defect, open };
    state.line += countLines(source, newline);
    state.pending = state.pending.slice(end);
    return row;
  }

  function next(last: boolean): SourceRow | null {
    const lineEnd = state.pending.indexOf(newline);
    const end = lineEnd < 0 ? state.pending.length : lineEnd + 1;
    if (lineEnd < 0 && !last) return tooLong();
    const text = trimLineEnd(state.pending.slice(0, end));
    if (!text.includes('"')) return take(end, text.split(delimiter), null);
    const scanned = scanQuotedRow(state.pending, { delimiter, newline, last });
    if (scanned.kind === 'row') return take(scanned.end, scanned.cells, null);
    const undecided = scanned.kind === 'incomplete' && state.pending.length <= MAX_ROW_LENGTH;
    return undecided ? null : take(end, [text], 'QUOTE_NOT_CLOSED');
  }

  function tooLong(): SourceRow | null {
    if (state.pending.length <= MAX_ROW_LENGTH) return null;
    state.skipping = true;
    return take(state.pending.length, [], 'ROW_TOO_LONG');
  }

  /** The rest of a row that is too long moves the cursor without being a row. */
  function skip(): SourceRow {
    const lineEnd = state.pending.indexOf(newline);
    state.skipping = lineEnd < 0;
    const rest = take(lineEnd < 0 ? state.pending.length : lineEnd + 1, [], null);
    return { ...rest, open: state.skipping };
  }

  return {
    push(text, last) {
      state.pending += text;
      const rows: SourceRow[] = [];
      while (state.pending !== '') {
        const row = state.skipping ? skip() : next(last);
        if (!row) break;
        rows.push(row);
      }
      return rows;
    },
  };
}

const trimLineEnd = (text: string): string => {
  let end = text.length;
  if (text.endsWith('\n')) end -= 1;
  if (text[end - 1] === '\r') end -= 1;
  return text.slice(0, end);
};

function countLines(source: string, newline: string): number {
  let count = 0;
  for (let at = source.indexOf(newline); at >= 0; at = source.indexOf(newline, at + 1)) count += 1;
  return count;
}
