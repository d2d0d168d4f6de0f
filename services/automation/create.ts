import type { Automation, Trigger } from '../../domain/automation/definition';
import type { CreateAutomation } from '../../domain/automation/schema';
import { automations } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getOrganization } from '../organization/get';
import { presentAutomation } from './present';

/** Keeps a draft; nobody enters before it is activated. It may be unfinished. */
export async function createAutomation({ ctx, input }: ServiceCall<CreateAutomation>): Promise<Automation> {
  const { timezone } = await getOrganization(ctx);
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now();
    const [row] = await tx
      .insert(automations)
      .values({
        organizationId: ctx.organizationId,
        artistId: ctx.artistId,
        name: input.name,
        description: input.description ?? null,
        draft: {
          triggers: triggersSent(input) ?? [],
          steps: input.steps ?? [],
          settings: { reEntry: input.settings?.reEntry ?? 'ONCE', timezone: input.settings?.timezone ?? timezone },
        },
        tags: [...(input.tags ?? [])],
        createdBy: ctx.actor.type === 'USER' ? ctx.actor.id : null,
        createdAt: at,
        updatedAt: at,
      })
      .returning();
    if (!row) throw new Error('an insert returns its row');
    const entity = { type: 'automation', id: row.id };
    await recordChange(ctx, tx, { action: 'automation.created', entity, after: { name: row.name } });
    return presentAutomation(tx, row);
  });
}

interface SentTriggers {
  readonly trigger?: Trigger | null | undefined;
  readonly triggers?: readonly Trigger[] | undefined;
}

/** The ways in that a request gives, in either of its two forms; undefined where it gives none. */
export function triggersSent({ trigger, triggers }: SentTriggers): readonly Trigger[] | undefined {
  if (trigger === undefined) return triggers;
  return trigger === null ? [] : [trigger];
}
