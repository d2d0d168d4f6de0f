import type { Automation } from '../../domain/automation/definition';
import type { Locale } from '../../domain/locale/locale';
import { automations } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getAutomationInOrganization } from './load';
import { presentAutomation } from './present';

const LONGEST_NAME = 200;
const suffix: Readonly<Record<Locale, string>> = { en: ' (copy)', fr: ' (copie)' };

/** A new draft with the same flow; nobody walks it. @throws Failure NOT_FOUND */
export async function duplicateAutomation({
  ctx,
  input,
}: ServiceCall<{ readonly workflowId: string }>): Promise<Automation> {
  return ctx.db.transaction(async (tx) => {
    const original = await getAutomationInOrganization(ctx, input.workflowId, { tx });
    const at = ctx.now();
    const [row] = await tx
      .insert(automations)
      .values({
        organizationId: original.organizationId,
        artistId: original.artistId,
        name: original.name.slice(0, LONGEST_NAME - suffix[ctx.locale].length) + suffix[ctx.locale],
        description: original.description,
        draft: original.draft,
        tags: original.tags,
        createdBy: ctx.actor.type === 'USER' ? ctx.actor.id : null,
        createdAt: at,
        updatedAt: at,
      })
      .returning();
    if (!row) throw new Error('an insert returns its row');
    const entity = { type: 'automation', id: row.id };
    await recordChange(ctx, tx, {
      action: 'automation.created',
      entity,
      after: { name: row.name, copyOf: original.id },
    });
    return presentAutomation(tx, row);
  });
}
