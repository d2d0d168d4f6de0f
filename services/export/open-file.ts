import { failure } from '../../domain/error/failure';
import { contentTypes } from '../../domain/export/file-name';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getExportInOrganization } from './load';

interface ExportFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: number | null;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * The file of an export, for whoever may see all that is in it; who took it is in the audit.
 * @throws Failure NOT_FOUND, also once it was removed; INVALID_STATE while it is being written, or when that failed.
 */
export async function openExportFile({ ctx, input }: ServiceCall<{ readonly exportId: string }>): Promise<ExportFile> {
  const row = await getExportInOrganization(ctx, input.exportId);
  if (row.status === 'RUNNING') throw failure('INVALID_STATE', { message: notYet });
  if (row.status === 'FAILED') throw failure('INVALID_STATE', { message: failed });
  if (row.removedAt !== null) throw failure('NOT_FOUND', { message: removed });
  const content = await ctx.files.open(row.id);
  await ctx.db.transaction((tx) =>
    recordChange(ctx, tx, {
      action: 'export.downloaded',
      entity: { type: 'export', id: row.id },
      after: { format: row.format, rows: row.rows },
    }),
  );
  return { fileName: row.fileName, contentType: contentTypes[row.format], bytes: row.bytes, content };
}

const notYet = {
  en: 'This file is still being written. Come back once the export is completed.',
  fr: "Ce fichier est encore en cours d'écriture. Revenez une fois l'export terminé.",
};
const failed = {
  en: 'This export failed, so it has no file. Ask for it again.',
  fr: "Cet export a échoué : il n'a pas de fichier. Redemandez-le.",
};
const removed = {
  en: 'This file was removed after its days, since it held people’s data. Export the segment again.',
  fr: "Ce fichier a été retiré après son délai, puisqu'il contenait des données personnelles. Exportez le segment à nouveau.",
};
