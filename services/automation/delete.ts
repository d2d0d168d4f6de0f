import { eq } from 'drizzle-orm';
import { failure } from '../../domain/error/failure';
import { automations } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getAutomationInOrganization } from './load';

/**
 * Throws a draft away that was never published.
 * @throws Failure NOT_FOUND; INVALID_STATE once it was published, because walks refer to it.
 */
export async function deleteAutomation({ ctx, input }: ServiceCall<{ readonly workflowId: string }>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await getAutomationInOrganization(ctx, input.workflowId, { tx, lock: true });
    if (row.publishedVersion !== null) throw failure('INVALID_STATE', { message: published, workflowId: row.id });
    await tx.delete(automations).where(eq(automations.id, row.id));
    const entity = { type: 'automation', id: row.id };
    await recordChange(ctx, tx, { action: 'automation.deleted', entity, before: { name: row.name } });
  });
}

const published = {
  en: 'The automation was published, so its history is kept. Archive it instead.',
  fr: "L'automatisation a été publiée : son historique est conservé. Archivez-la plutôt.",
};
