import type { XlsxStreamRow } from 'hucre/xlsx';
import { writeXlsxStream } from 'hucre/xlsx';
import type { ExportColumn } from '../../domain/export/columns';
import { BYTE_ORDER_MARK, csvRecord } from '../../domain/export/csv';
import type { ExportFormat } from '../../domain/export/export';
import { dateFormatOf, workbookCell } from '../../domain/export/workbook';
import type { Members } from './read-members';

type Batches = Members['batches'];

/** The file of a format, piece by piece; no piece is made before it is asked for. */
export function encodeExport(
  format: ExportFormat,
  members: Members,
  columns: readonly ExportColumn[],
): AsyncIterable<Uint8Array> {
  switch (format) {
    case 'csv':
      return encoded(csvPieces(members.batches, columns));
    case 'json':
      return encoded(jsonPieces(members.batches));
    case 'xlsx':
      return workbookPieces(members, columns);
  }
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}

async function* csvPieces(batches: Batches, columns: readonly ExportColumn[]): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvRecord(columns.map(({ header }) => header));
  for await (const batch of batches) {
    yield batch.map((contact) => csvRecord(columns.map(({ cellOf }) => cellOf(contact)))).join('');
  }
}

/** One array of contacts in the API's own shape, a contact a line. */
async function* jsonPieces(batches: Batches): AsyncGenerator<string> {
  let before = '[\n';
  for await (const batch of batches) {
    yield before + batch.map((contact) => JSON.stringify(contact)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** A sheet beyond 4 GiB needs 64-bit records, which older readers do not know: they are written where it may come to that. */
const LARGE_WORKBOOK_ROWS = 300_000;

async function* workbookPieces(
  { total, batches }: Members,
  columns: readonly ExportColumn[],
): AsyncGenerator<Uint8Array> {
  async function* rows(): AsyncGenerator<XlsxStreamRow> {
    for await (const batch of batches) {
      for (const contact of batch) yield columns.map(({ kind, cellOf }) => workbookCell(cellOf(contact), kind));
    }
  }
  const described = columns.map(({ header, kind }) => {
    const numFmt = dateFormatOf(kind);
    return numFmt === null ? { header } : { header, numFmt, width: 18 };
  });
  const stream = writeXlsxStream(rows(), {
    name: 'Contacts',
    columns: described,
    freezePane: { rows: 1 },
    zip64: total > LARGE_WORKBOOK_ROWS,
  });
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
