import { and, asc, eq } from 'drizzle-orm';
import { dataExports, fieldDefinitions } from '../../db/schema';
import { recoverableCodes } from '../../domain/error/codes';
import { Failure, failure } from '../../domain/error/failure';
import { exportColumns } from '../../domain/export/columns';
import { EXPORT_KEPT_DAYS } from '../../domain/export/export';
import type { DataExportInput, ExportOutcome } from '../../workflows/data-export/contract';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { segmentFilter } from '../segment/filter';
import { encodeExport } from './encode';
import { endAsFailed } from './fail';
import type { ExportRow } from './load';
import { getExportInOrganization } from './load';
import type { Members } from './read-members';
import { readMembers } from './read-members';

/** Contacts in one file. More is a backup's business, and no spreadsheet opens it. */
const MAX_ROWS = 2_000_000;
const MAX_FILE_BYTES = 8 * 1_073_741_824;
const DAY_MS = 86_400_000;

interface WriteRequest extends DataExportInput {
  /** The worker stops: give up, so that another begins anew. */
  readonly signal: AbortSignal;
  /** Called after each batch with the contacts written so far. */
  readonly onBatch: (rows: number) => void;
  readonly batchContacts?: number;
}

/**
 * Writes an export's file, whole or not at all; done again after a crash it begins anew and leaves nothing behind.
 * A refusal ends the export and is told by its row.
 */
export async function writeExport({ ctx, input }: ServiceCall<WriteRequest>): Promise<ExportOutcome> {
  const row = await getExportInOrganization(ctx, input.exportId);
  if (row.status !== 'RUNNING') return { status: row.status, rows: row.rows };
  // Who asked sets the reach, not the worker that writes.
  const scope = { ...ctx, artistId: row.artistId, metiers: row.metiers, locale: row.locale };
  try {
    const { rows, bytes } = await writeFile(scope, row, input);
    return await complete(ctx, row, { rows, bytes });
  } catch (error) {
    if (!(error instanceof Failure) || recoverableCodes.has(error.code)) throw error;
    return endAsFailed(ctx, row, { en: error.sentence('en'), fr: error.sentence('fr') });
  }
}

async function writeFile(
  scope: ServiceContext,
  row: ExportRow,
  { signal, onBatch, batchContacts }: WriteRequest,
): Promise<{ readonly rows: number; readonly bytes: number }> {
  if (row.segmentId === null) throw failure('NOT_FOUND', { message: segmentGone });
  const fields = await scope.db
    .select({ name: fieldDefinitions.name, label: fieldDefinitions.label, type: fieldDefinitions.type })
    .from(fieldDefinitions)
    .where(eq(fieldDefinitions.organizationId, scope.organizationId))
    .orderBy(asc(fieldDefinitions.name));
  const columns = exportColumns(fields, scope.locale);
  const filter = await segmentFilter(scope, row.segmentId);
  const reading = { filter, ...(batchContacts === undefined ? {} : { batchContacts }) };
  return readMembers(scope, reading, async ({ total, batches }) => {
    if (total > MAX_ROWS) throw failure('SEGMENT_TOO_LARGE', { message: tooLarge(total) });
    await keepProgress(scope, row.id, { total, rows: 0 });
    const counter = { rows: 0 };
    const counted = countBatches(batches, async (rows) => {
      signal.throwIfAborted();
      counter.rows = rows;
      onBatch(rows);
      await keepProgress(scope, row.id, { total, rows });
    });
    const content = encodeExport(row.format, { total, batches: counted }, columns);
    const { bytes } = await scope.files.put(content, MAX_FILE_BYTES, row.id);
    return { rows: counter.rows, bytes };
  });
}

async function* countBatches(batches: Members['batches'], onRows: (rows: number) => Promise<void>): Members['batches'] {
  let rows = 0;
  for await (const batch of batches) {
    yield batch;
    rows += batch.length;
    await onRows(rows);
  }
}

/** Beside the snapshot that is being read, so that whoever asks sees it grow. */
async function keepProgress(
  { db }: Pick<ServiceContext, 'db'>,
  exportId: string,
  progress: { readonly total: number; readonly rows: number },
): Promise<void> {
  await db.update(dataExports).set(progress).where(eq(dataExports.id, exportId));
}

/** Once: an attempt that was believed dead changes nothing any more. */
async function complete(
  ctx: ServiceContext,
  row: ExportRow,
  { rows, bytes }: { readonly rows: number; readonly bytes: number },
): Promise<ExportOutcome> {
  const finishedAt = ctx.now();
  const expiresAt = new Date(finishedAt.getTime() + EXPORT_KEPT_DAYS * DAY_MS);
  await ctx.db.transaction(async (tx) => {
    const [ended] = await tx
      .update(dataExports)
      .set({ status: 'COMPLETED', rows, bytes, finishedAt, expiresAt })
      .where(and(eq(dataExports.id, row.id), eq(dataExports.status, 'RUNNING')))
      .returning({ id: dataExports.id });
    if (!ended) return;
    const entity = { type: 'export', id: row.id };
    await recordChange(ctx, tx, { action: 'export.completed', entity, after: { rows, bytes } });
  });
  return { status: 'COMPLETED', rows };
}

const segmentGone = {
  en: 'The segment was deleted before its members were written. Choose another segment.',
  fr: "Le segment a été supprimé avant que ses membres n'aient été écrits. Choisissez un autre segment.",
};
const tooLarge = (total: number) => ({
  en: `This segment holds ${total.toLocaleString('en')} contacts; one file takes ${MAX_ROWS.toLocaleString('en')}. Narrow it, and export it in parts.`,
  fr: `Ce segment compte ${total.toLocaleString('fr')} contacts ; un fichier en prend ${MAX_ROWS.toLocaleString('fr')}. Affinez-le, et exportez-le en plusieurs parties.`,
});
