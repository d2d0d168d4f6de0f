import type { ContactImport } from '../../domain/import/import';
import { contactImportId } from '../../workflows/contact-import/contract';
import type { ServiceContext } from '../context';
import type { ImportRow } from './load';

/** An import as the API shows it; why it failed is told in the reader's language. */
export function presentImport(ctx: Pick<ServiceContext, 'workflows' | 'locale'>, row: ImportRow): ContactImport {
  const workflowId = contactImportId({ importId: row.id });
  return {
    id: row.id,
    fileName: row.fileName,
    status: row.status,
    dryRun: row.dryRun,
    total: row.total,
    processed: row.processed,
    created: row.created,
    updated: row.updated,
    skipped: row.skipped,
    invalid: row.invalid,
    mapping: row.mapping,
    segmentId: row.options.segmentId ?? null,
    error: row.error === null ? null : { message: row.error.message[ctx.locale], details: row.error.details },
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    temporal: { workflowId, url: ctx.workflows.runUrl(workflowId) },
  };
}
