import { and, eq } from 'drizzle-orm';
import { dataExports } from '../../db/schema';
import type { Sentences } from '../../domain/locale/locale';
import type { DataExportInput, ExportOutcome } from '../../workflows/data-export/contract';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import type { ExportRow } from './load';
import { getExportInOrganization } from './load';

/** Ends an export that could not be written however often it was tried. Done again, it changes nothing. */
export async function failExport({ ctx, input }: ServiceCall<DataExportInput>): Promise<ExportOutcome> {
  return endAsFailed(ctx, await getExportInOrganization(ctx, input.exportId), stopped);
}

/** The first end stands. */
export async function endAsFailed(ctx: ServiceContext, row: ExportRow, message: Sentences): Promise<ExportOutcome> {
  await ctx.db.transaction(async (tx) => {
    const [ended] = await tx
      .update(dataExports)
      .set({ status: 'FAILED', finishedAt: ctx.now(), error: { message } })
      .where(and(eq(dataExports.id, row.id), eq(dataExports.status, 'RUNNING')))
      .returning({ id: dataExports.id });
    if (!ended) return;
    const entity = { type: 'export', id: row.id };
    await recordChange(ctx, tx, { action: 'export.failed', entity, after: { reason: message.en } });
  });
  await ctx.files.remove(row.id);
  return { status: 'FAILED', rows: 0 };
}

const stopped = {
  en: 'The export stopped on an error of ours. Nothing was lost; ask for it again.',
  fr: "L'export s'est arrêté sur une erreur de notre côté. Rien n'est perdu ; redemandez-le.",
};
