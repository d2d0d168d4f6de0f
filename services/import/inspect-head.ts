import { guessEncoding } from '../../domain/import/encoding';
import type { TextEncoding } from '../../domain/import/encoding';
import { fileKindSentences, looksBinary, refusedKind } from '../../domain/import/file-kind';
import { inspectText, unreadable } from '../../domain/import/inspect';
import type { ImportLayout } from '../../domain/import/layout';
import type { PlannedColumn, PlanRequest } from '../../domain/import/plan';
import { byteLength, createDecoder, NotUtf8 } from './decode';

/** How much of a file is read to know what it is. */
export const HEAD_BYTES = 65_536;

export interface FileHead {
  readonly bytes: Uint8Array;
  /** That is all there is of the file. */
  readonly whole: boolean;
}

export interface InspectedFile extends Omit<ImportLayout, 'columns'> {
  readonly columns: readonly PlannedColumn[];
}

/**
 * Finds out from its first bytes how a file is to be read and where its columns go.
 * @param assumed an encoding found out by reading on; the bytes decide unless given.
 * @throws Failure INVALID_FILE when it is no list of contacts; VALIDATION_FAILED naming each wrong part of the mapping.
 */
export function inspectHead(
  { bytes, whole }: FileHead,
  request: Omit<PlanRequest, 'headers'>,
  assumed?: TextEncoding,
): InspectedFile {
  const kind = refusedKind(bytes);
  if (kind) throw unreadable(fileKindSentences[kind]);
  const guess = guessEncoding(bytes);
  const encoding = assumed ?? guess.encoding;
  const text = decodeHead(bytes.subarray(guess.bomBytes), encoding, whole);
  if (looksBinary(text)) throw unreadable(fileKindSentences.BINARY);
  if (text.trim() === '' && whole) throw unreadable(fileKindSentences.EMPTY);
  const { delimiter, newline, headers, headerLength, dataLine, columns } = inspectText(text, whole, request);
  return {
    encoding,
    delimiter,
    newline,
    dataByte: guess.bomBytes + byteLength(encoding, text.slice(0, headerLength)),
    dataLine,
    width: headers.length,
    columns,
  };
}

function decodeHead(bytes: Uint8Array, encoding: TextEncoding, whole: boolean): string {
  try {
    const decoder = createDecoder(encoding);
    return decoder.write(bytes) + (whole ? decoder.end() : '');
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    // A byte order mark promised UTF-8 and the bytes are something else: what can be shown of the header is enough.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
}
