import { eq } from 'drizzle-orm';
import type { Automation, AutomationDefinition } from '../../domain/automation/definition';
import type { UpdateAutomation } from '../../domain/automation/schema';
import { failure } from '../../domain/error/failure';
import { automations } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { triggersSent } from './create';
import type { AutomationRow } from './load';
import { getAutomationInOrganization } from './load';
import { presentAutomation } from './present';

type AutomationUpdate = UpdateAutomation & { readonly workflowId: string };

/**
 * Saves the draft. The published version, and everyone who walks it, stays as it is until the draft is activated.
 * @throws Failure NOT_FOUND; INVALID_STATE once it is archived.
 */
export async function updateAutomation({ ctx, input }: ServiceCall<AutomationUpdate>): Promise<Automation> {
  return ctx.db.transaction(async (tx) => {
    const row = await getAutomationInOrganization(ctx, input.workflowId, { tx, lock: true });
    if (row.status === 'ARCHIVED') throw failure('INVALID_STATE', { message: archived, workflowId: row.id });
    const draft = changedDraft(row.draft, input);
    const redrawn = JSON.stringify(draft) !== JSON.stringify(row.draft);
    const [stored = row] = await tx
      .update(automations)
      .set({
        name: input.name ?? row.name,
        description: input.description === undefined ? row.description : input.description,
        tags: [...(input.tags ?? row.tags)],
        draft,
        draftVersion: redrawn ? versionOfDraft(row) : row.draftVersion,
        updatedAt: ctx.now(),
      })
      .where(eq(automations.id, row.id))
      .returning();
    const entity = { type: 'automation', id: row.id };
    await recordChange(ctx, tx, {
      action: 'automation.updated',
      entity,
      before: { name: row.name, version: row.draftVersion },
      after: { name: stored.name, version: stored.draftVersion },
    });
    return presentAutomation(tx, stored);
  });
}

/** The number that a changed draft will be published under. */
const versionOfDraft = ({ publishedVersion, draftVersion }: AutomationRow): number =>
  publishedVersion === null ? draftVersion : publishedVersion + 1;

const changedDraft = (draft: AutomationDefinition, input: AutomationUpdate): AutomationDefinition => ({
  triggers: triggersSent(input) ?? draft.triggers,
  steps: input.steps ?? draft.steps,
  settings: {
    reEntry: input.settings?.reEntry ?? draft.settings.reEntry,
    timezone: input.settings?.timezone ?? draft.settings.timezone,
  },
});

const archived = {
  en: 'The automation is archived. Duplicate it to go on from here.',
  fr: "L'automatisation est archivée. Dupliquez-la pour repartir d'ici.",
};
