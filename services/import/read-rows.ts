import type { ImportLayout } from '../../domain/import/layout';
import { createRowReader } from '../../domain/import/row-reader';
import type { SourceRow } from '../../domain/import/row-reader';
import type { FileStore } from '../ports';
import { byteLength, createDecoder } from './decode';

/** A place in a file where a row begins. */
export interface FilePlace {
  readonly byte: number;
  readonly line: number;
}

export interface ReadBatch {
  readonly rows: readonly SourceRow[];
  /** Where the row after the last of them begins. */
  readonly next: FilePlace;
  /** The file ends here. */
  readonly last: boolean;
}

interface RowSource {
  readonly files: FileStore;
  readonly fileId: string;
  readonly layout: Pick<ImportLayout, 'encoding' | 'delimiter' | 'newline'>;
  readonly from: FilePlace;
}

/** The rows of a stored file in pieces as they come from the disk. @throws NotUtf8 when it is not in its encoding. */
async function* readPieces({ files, fileId, layout, from }: RowSource): AsyncGenerator<readonly SourceRow[]> {
  const decoder = createDecoder(layout.encoding);
  const reader = createRowReader({ ...layout, line: from.line });
  for await (const bytes of await files.open(fileId, from.byte)) yield reader.push(decoder.write(bytes), false);
  yield reader.push(decoder.end(), true);
}

/** Reads a stored file from a place on, in batches of about `size` rows, never ending inside a row. */
export async function* readRows(source: RowSource, size: number): AsyncGenerator<ReadBatch> {
  let place = source.from;
  let rows: SourceRow[] = [];
  const cut = (last: boolean): ReadBatch => {
    const end = rows.at(-1);
    const bytes = rows.reduce((sum, row) => sum + byteLength(source.layout.encoding, row.source), 0);
    place = { byte: place.byte + bytes, line: end ? lineAfter(end, source.layout.newline) : place.line };
    const batch = { rows, next: place, last };
    rows = [];
    return batch;
  };
  for await (const piece of readPieces(source)) {
    for (const row of piece) {
      rows.push(row);
      if (rows.length >= size && !row.open) yield cut(false);
    }
  }
  yield cut(true);
}

function lineAfter({ line, source }: SourceRow, newline: string): number {
  return line + source.split(newline).length - 1;
}
