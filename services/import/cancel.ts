import { and, eq } from 'drizzle-orm';
import { failure } from '../../domain/error/failure';
import type { ContactImport } from '../../domain/import/import';
import { imports } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getImportInOrganization } from './load';
import { presentImport } from './present';

/**
 * Stops an import; what it has written stays. The row is ended here, so that it also stops where no run is left to ask,
 * and the run ends itself: a part under way is finished or finds the import ended.
 * @throws Failure NOT_FOUND; INVALID_STATE when it is over.
 */
export async function cancelImport({ ctx, input }: ServiceCall<{ readonly importId: string }>): Promise<ContactImport> {
  const cancelled = await ctx.db.transaction(async (tx) => {
    const row = await getImportInOrganization(ctx, input.importId, { tx, lock: true });
    const [ended] = await tx
      .update(imports)
      .set({ status: 'CANCELLED', finishedAt: ctx.now() })
      .where(and(eq(imports.id, row.id), eq(imports.status, 'RUNNING')))
      .returning();
    if (!ended) throw notRunning(row.status);
    await recordChange(ctx, tx, { action: 'import.cancelled', entity: { type: 'import', id: row.id } });
    return ended;
  });
  await ctx.workflows.cancelContactImport({ organizationId: ctx.organizationId, importId: cancelled.id });
  await ctx.files.remove(cancelled.fileId);
  return presentImport(ctx, cancelled);
}

const notRunning = (status: string) =>
  failure('INVALID_STATE', {
    message: {
      en: `This import is over (${status}); there is nothing to stop.`,
      fr: `Cet import est terminé (${status}) ; il n'y a rien à arrêter.`,
    },
  });
