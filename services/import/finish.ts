import { and, eq } from 'drizzle-orm';
import { importSeen, imports } from '../../db/schema';
import type { ImportEnd, ImportProgress } from '../../workflows/contact-import/contract';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getImportInOrganization } from './load';
import { progressOf } from './progress';
import { countSegmentOf } from './segment';

const stopped = {
  message: {
    en: 'The import stopped on an error of ours. What was imported before it stays; send the file again to go on.',
    fr: "L'import s'est arrêté sur une erreur de notre côté. Ce qui a été importé reste ; renvoyez le fichier pour continuer.",
  },
  details: [],
};

/** Ends an import, once: the first end stands. The uploaded file is removed, since it holds people's data. */
export async function finishImport({ ctx, input }: ServiceCall<ImportEnd>): Promise<ImportProgress> {
  const row = await getImportInOrganization(ctx, input.importId);
  await ctx.db.transaction(async (tx) => {
    const failure = input.status === 'FAILED' ? { error: row.error ?? stopped } : {};
    const [ended] = await tx
      .update(imports)
      .set({ status: input.status, finishedAt: ctx.now(), ...failure })
      .where(and(eq(imports.id, row.id), eq(imports.status, 'RUNNING')))
      .returning();
    await tx.delete(importSeen).where(eq(importSeen.importId, row.id));
    if (!ended) return;
    await recordChange(ctx, tx, {
      action: `import.${input.status.toLowerCase()}`,
      entity: { type: 'import', id: row.id },
      after: { ...progressOf(ended) },
    });
  });
  await ctx.files.remove(row.fileId);
  await countSegmentOf(ctx, row);
  return progressOf(row);
}
