import { eq } from 'drizzle-orm';
import type { Automation, AutomationStatus } from '../../domain/automation/definition';
import { failure } from '../../domain/error/failure';
import type { Sentences } from '../../domain/locale/locale';
import type { Database } from '../../db/client';
import { automations, automationTriggers } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceContext } from '../context';
import { getAutomationInOrganization } from './load';
import { presentAutomation } from './present';

interface StatusChange {
  readonly workflowId: string;
  readonly from: readonly AutomationStatus[];
  readonly to: 'ACTIVE' | 'PAUSED' | 'ARCHIVED';
  /** `automation.paused` and the like. */
  readonly action: string;
  readonly refusal: Sentences;
  /** What else belongs to the change, in its transaction. */
  readonly also?: (tx: Database) => Promise<void>;
}

/** Changes the status and with it whether triggers let anyone in. Asking for the status that is there changes nothing. */
export async function setStatus(
  ctx: ServiceContext,
  { workflowId, from, to, action, refusal, also }: StatusChange,
): Promise<Automation> {
  return ctx.db.transaction(async (tx) => {
    const row = await getAutomationInOrganization(ctx, workflowId, { tx, lock: true });
    if (row.status === to) return presentAutomation(tx, row);
    if (!from.includes(row.status)) throw failure('INVALID_STATE', { message: refusal, workflowId });
    await tx
      .update(automationTriggers)
      .set({ active: to === 'ACTIVE' })
      .where(eq(automationTriggers.automationId, row.id));
    const [stored = row] = await tx
      .update(automations)
      .set({ status: to, updatedAt: ctx.now() })
      .where(eq(automations.id, row.id))
      .returning();
    await also?.(tx);
    const entity = { type: 'automation', id: row.id };
    await recordChange(ctx, tx, { action, entity, before: { status: row.status }, after: { status: to } });
    return presentAutomation(tx, stored);
  });
}
