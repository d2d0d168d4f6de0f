import type { FieldType } from '../../../domain/contact/contact';
import { Failure } from '../../../domain/error/failure';
import { guessEncoding } from '../../../domain/import/encoding';
import { fileKindSentences, looksBinary, refusedKind } from '../../../domain/import/file-kind';
import { inspectText } from '../../../domain/import/inspect';
import type { Delimiter } from '../../../domain/import/layout';
import { planColumns } from '../../../domain/import/plan';
import { createRowReader } from '../../../domain/import/row-reader';
import { sniffText } from '../../../domain/import/sniff';
import type { Sentences } from '../../../domain/locale/locale';

/** Enough for the header and a few rows of any list of contacts. */
export const HEAD_BYTES = 65_536;
const EXAMPLE_ROWS = 4;

export interface FileColumn {
  readonly header: string;
  /** What the first rows hold there. */
  readonly examples: readonly string[];
  /** Where the headers say it goes; null is left out. */
  readonly guess: string | null;
}

export type FileHead = { readonly columns: readonly FileColumn[] } | { readonly refused: Sentences };

export interface KnownFields {
  readonly definitions: ReadonlyMap<string, FieldType>;
  readonly locked: boolean;
}

/** Reads the beginning of a file in the browser as the import will on the server, to show which column goes where. */
export function readHead(bytes: Uint8Array, whole: boolean, known: KnownFields): FileHead {
  const kind = refusedKind(bytes);
  if (kind) return { refused: fileKindSentences[kind] };
  const { encoding, bomBytes } = guessEncoding(bytes);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(bomBytes));
  if (looksBinary(text)) return { refused: fileKindSentences.BINARY };
  const refused = refusalOf(text, whole, known);
  if (refused) return { refused };
  const { headers, headerLength, delimiter, newline, dataLine } = sniffText(text, whole);
  const rows = exampleRows(text.slice(headerLength), { delimiter, newline, line: dataLine }, whole);
  const { columns } = planColumns({ headers, mapping: {}, ...known });
  return {
    columns: headers.map((header, index) => ({
      header,
      examples: rows.map((cells) => cells[index]?.trim() ?? '').filter((cell) => cell !== ''),
      guess: columns.find((column) => column.index === index)?.target ?? null,
    })),
  };
}

/** Why the server would refuse the file whatever goes where: no header, too many columns, no rows. */
function refusalOf(text: string, whole: boolean, known: KnownFields): Sentences | null {
  const { headers } = sniffText(text, whole);
  const guessed = planColumns({ headers, mapping: {}, ...known }).columns;
  // A person can still say where the addresses are; here any column will do.
  const mapping = guessed.some(({ target }) => target === 'email') ? {} : { [headers[0] ?? '']: 'email' };
  try {
    inspectText(text, whole, { mapping, ...known });
    return null;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.code === 'INVALID_FILE' ? { en: error.sentence('en'), fr: error.sentence('fr') } : null;
  }
}

interface Layout {
  readonly delimiter: Delimiter;
  readonly newline: '\n' | '\r';
  readonly line: number;
}

const exampleRows = (body: string, layout: Layout, whole: boolean) =>
  createRowReader(layout)
    .push(body, whole)
    .filter(({ blank, defect }) => !blank && defect === null)
    .slice(0, EXAMPLE_ROWS)
    .map(({ cells }) => cells);

export type MappingFault = { readonly kind: 'noEmail' } | { readonly kind: 'twice'; readonly target: string };

/** What is wrong with where the columns go; null when the import can start. */
export function mappingFault(targets: readonly (string | null)[]): MappingFault | null {
  const used = targets.filter((target) => target !== null);
  const twice = used.find((target, index) => used.indexOf(target) !== index);
  if (twice !== undefined) return { kind: 'twice', target: twice };
  return used.includes('email') ? null : { kind: 'noEmail' };
}
