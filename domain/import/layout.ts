import type { FieldType } from '../contact/contact';
import type { TextEncoding } from './encoding';

/** In a date such as 03/04/2025, which part is the day. */
const dateOrders = ['DAY_FIRST', 'MONTH_FIRST'] as const;
export type DateOrder = (typeof dateOrders)[number];

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** One column that is imported. */
export interface ImportColumn {
  /** Counted from 0. */
  readonly index: number;
  readonly header: string;
  /** A contact field, `tags`, `roles`, or `customFields.NAME`. */
  readonly target: string;
  /** What the cells are read as. */
  readonly type: FieldType;
  readonly dateOrder: DateOrder;
}

/** How a file is read, found out once and then the same for every part of it. */
export interface ImportLayout {
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
  /** What ends a line; `\n` stands for CRLF too. */
  readonly newline: '\n' | '\r';
  /** Where the rows begin, after byte order mark, `sep=` line and header. */
  readonly dataByte: number;
  readonly dataLine: number;
  /** Cells of the header. */
  readonly width: number;
  readonly columns: readonly ImportColumn[];
}
