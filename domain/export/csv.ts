import type { Cell } from './columns';

/** Without it Excel takes UTF-8 for the code page of its country. */
export const BYTE_ORDER_MARK = '\ufeff';

/** What a spreadsheet takes for the beginning of a formula, full-width forms included (OWASP, CSV Injection). */
const beginsFormula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A phone number or a signed number: digits and their punctuation can call nothing. */
const onlyDigits = /^[+-]\d[\d .,()]*$/;

/**
 * Disarms a text that a spreadsheet would run as a formula: an apostrophe before it makes it text (OWASP, CSV
 * Injection). Phone numbers such as `+33 6 12 34 56 78` stay as they are, since nothing can be called by digits.
 */
export const disarm = (text: string): string =>
  beginsFormula.test(text) && !onlyDigits.test(text) ? `'${text}` : text;

const needsQuotes = /[",\r\n]/;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = disarm(cell);
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record of a CSV file, with its line end (RFC 4180). */
export const csvRecord = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;
