import { createRowReader } from '../../../domain/import/row-reader';

export interface RefusedRow {
  readonly line: number;
  readonly reason: string;
  /** The row as it stands in the file. */
  readonly row: string;
}

/** Reads the API's list of refused rows: line, code, reason, field, value, row; the first line names them. */
export function readRefusedRows(csv: string): readonly RefusedRow[] {
  const text = csv.replace(/^\ufeff/, '');
  return createRowReader({ delimiter: ',', newline: '\n', line: 1 })
    .push(text, true)
    .slice(1)
    .filter(({ blank }) => !blank)
    .map(({ cells }) => ({ line: Number(cells[0]), reason: cells[2] ?? '', row: cells[5] ?? '' }));
}
