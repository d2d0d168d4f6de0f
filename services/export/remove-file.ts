import { and, eq, isNull } from 'drizzle-orm';
import { dataExports } from '../../db/schema';
import type { DataExportInput } from '../../workflows/data-export/contract';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getExportInOrganization } from './load';

/** Removes an export's file; its row stays and says so. Done again, it changes nothing. */
export async function removeExportFile({ ctx, input }: ServiceCall<DataExportInput>): Promise<void> {
  const { id } = await getExportInOrganization(ctx, input.exportId);
  await ctx.files.remove(id);
  await ctx.db.transaction(async (tx) => {
    const [removed] = await tx
      .update(dataExports)
      .set({ removedAt: ctx.now() })
      .where(and(eq(dataExports.id, id), isNull(dataExports.removedAt)))
      .returning({ id: dataExports.id });
    if (removed) await recordChange(ctx, tx, { action: 'export.removed', entity: { type: 'export', id } });
  });
}
