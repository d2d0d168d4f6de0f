import { isCalendarDay } from '../contact/text';
import type { Cell, ExportColumn } from './columns';

/** The longest text that a cell of Excel holds; a longer one would make the file unreadable. */
const MAX_CELL_LENGTH = 32_767;

/** Excel's calendar begins here: an earlier day is written as text. */
const FIRST_DAY = '1900-03-01';

/** A time without an offset is nobody's: it stays text. */
const isMoment = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/.test(text);

const holdsDates: ReadonlySet<ExportColumn['kind']> = new Set<ExportColumn['kind']>(['day', 'moment', 'date']);

export type WorkbookCell = string | number | boolean | Date | null;

/** A cell with its type: dates as dates, numbers as numbers, and a text as text, so that `=1+1` calculates nothing. */
export function workbookCell(cell: Cell, kind: ExportColumn['kind']): WorkbookCell {
  if (typeof cell !== 'string') return cell;
  if (holdsDates.has(kind) && cell >= FIRST_DAY && (isCalendarDay(cell) || isMoment(cell))) {
    const date = new Date(cell);
    if (!Number.isNaN(date.getTime())) return date;
  }
  return cell.slice(0, MAX_CELL_LENGTH);
}

/** How a column shows its dates; null for the others. */
export function dateFormatOf(kind: ExportColumn['kind']): string | null {
  if (kind === 'moment') return 'yyyy-mm-dd hh:mm';
  return holdsDates.has(kind) ? 'yyyy-mm-dd' : null;
}
