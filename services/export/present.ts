import type { DataExport } from '../../domain/export/export';
import { dataExportId } from '../../workflows/data-export/contract';
import type { ServiceContext } from '../context';
import type { ExportRow } from './load';

/** An export as the API shows it; why it failed is told in the reader's language. */
export function presentExport(ctx: Pick<ServiceContext, 'workflows' | 'locale'>, row: ExportRow): DataExport {
  const workflowId = dataExportId({ exportId: row.id });
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    format: row.format,
    segmentId: row.segmentId,
    fileName: row.fileName,
    rows: row.rows,
    total: row.total,
    bytes: row.bytes,
    url: row.status === 'COMPLETED' && row.removedAt === null ? `/api/exports/${row.id}/file` : null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    ...(row.error === null ? {} : { error: { message: row.error.message[ctx.locale] } }),
    temporal: { workflowId, url: ctx.workflows.runUrl(workflowId) },
  };
}
