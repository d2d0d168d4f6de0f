import type { BatchOutcome, ContactImportInput } from '../../workflows/contact-import/contract';
import type { ServiceCall } from '../context';
import { importPart } from './import-part';
import { getImportInOrganization } from './load';
import { progressOf } from './progress';
import { readRows } from './read-rows';

/** Rows written in one transaction: what a crash costs, and how long others wait for a contact's row. */
const PART_ROWS = 2_500;

interface BatchRequest extends ContactImportInput {
  /** Return after about so many rows, so that the workflow may speak, stop or go on. */
  readonly maxRows: number;
  /** The import was cancelled, or the worker stops: finish the part and return. */
  readonly signal: AbortSignal;
  readonly onPart: (line: number) => void;
  /** Rows in one transaction; tests make it small. */
  readonly partRows?: number;
}

/**
 * Imports the next rows from where the import stands. A part is passed in the transaction that wrote it, so that a call
 * after a crash goes on exactly there and counts nothing twice.
 */
export async function importBatch({ ctx, input }: ServiceCall<BatchRequest>): Promise<BatchOutcome> {
  const row = await getImportInOrganization(ctx, input.importId);
  if (row.status !== 'RUNNING' || row.layout === null) return { done: true, ...progressOf(row) };
  const { layout } = row;
  let state = row;
  let from = { byte: row.cursorByte, line: row.cursorLine };
  const source = { files: ctx.files, fileId: row.fileId, layout, from };
  for await (const batch of readRows(source, input.partRows ?? PART_ROWS)) {
    const moved = await importPart(ctx, row.id, from, layout, batch);
    if (moved === null) return { done: false, ...progressOf(state) };
    state = moved;
    from = batch.next;
    input.onPart(from.line);
    if (batch.last) return { done: true, ...progressOf(state) };
    const rows = state.processed - row.processed;
    if (rows >= input.maxRows || input.signal.aborted) break;
  }
  return { done: false, ...progressOf(state) };
}
