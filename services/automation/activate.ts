import { eq } from 'drizzle-orm';
import type { Automation, Trigger } from '../../domain/automation/definition';
import { watchedSegmentIdsOf } from '../../domain/automation/validate';
import { eventNames } from '../../domain/event/event';
import { failure } from '../../domain/error/failure';
import type { Database } from '../../db/client';
import { automations, automationTriggers, automationVersions } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { beginKeeping } from '../segment/refresh/keep';
import { definitionFaults } from './faults';
import type { AutomationRow } from './load';
import { getAutomationInOrganization } from './load';
import { presentAutomation } from './present';
import { letHeldWalksGo } from './resume';

/**
 * Publishes the draft as a version that never changes, and lets contacts in. Those who walk an earlier version stay on
 * it. Publishing what is published already changes nothing.
 * @throws Failure NOT_FOUND; INVALID_AUTOMATION with every fault and its step; INVALID_STATE once it is archived.
 */
export async function activateAutomation({
  ctx,
  input,
}: ServiceCall<{ readonly workflowId: string }>): Promise<Automation> {
  const automation = await ctx.db.transaction(async (tx) => {
    const row = await getAutomationInOrganization(ctx, input.workflowId, { tx, lock: true });
    if (row.status === 'ARCHIVED') throw failure('INVALID_STATE', { message: archived, workflowId: row.id });
    await assertPublishable({ ...ctx, db: tx }, row);
    if (row.publishedVersion !== row.draftVersion) await publish(ctx, tx, row);
    await openTriggers(tx, row);
    if (row.status === 'PAUSED') await letHeldWalksGo(tx);
    const [stored = row] = await tx
      .update(automations)
      .set({ status: 'ACTIVE', publishedVersion: row.draftVersion, updatedAt: ctx.now() })
      .where(eq(automations.id, row.id))
      .returning();
    await recordChange(ctx, tx, {
      action: 'automation.activated',
      entity: { type: 'automation', id: row.id },
      before: { status: row.status, version: row.publishedVersion },
      after: { status: 'ACTIVE', version: row.draftVersion },
    });
    return presentAutomation(tx, stored);
  });
  if (watchedSegmentIdsOf(automation).length > 0) await beginKeeping(ctx);
  return automation;
}

async function assertPublishable(ctx: ServiceContext, { id, artistId, draft }: AutomationRow): Promise<void> {
  const faults = await definitionFaults(ctx, artistId, draft);
  if (faults.length === 0) return;
  const details = faults.map(({ path, stepId, message }) => ({ path, stepId, message: message[ctx.locale] }));
  throw failure('INVALID_AUTOMATION', { details, workflowId: id });
}

async function publish(ctx: ServiceContext, tx: Database, row: AutomationRow): Promise<void> {
  await tx.insert(automationVersions).values({
    organizationId: ctx.organizationId,
    automationId: row.id,
    version: row.draftVersion,
    definition: row.draft,
    publishedBy: ctx.actor.type === 'USER' ? ctx.actor.id : null,
    publishedAt: ctx.now(),
  });
}

/** The dispatcher knows an automation by these rows alone. */
async function openTriggers(tx: Database, row: AutomationRow): Promise<void> {
  await tx.delete(automationTriggers).where(eq(automationTriggers.automationId, row.id));
  const rows = row.draft.triggers.map((trigger) => ({
    organizationId: row.organizationId,
    artistId: row.artistId,
    automationId: row.id,
    version: row.draftVersion,
    eventName: eventNameOf(trigger),
    trigger,
  }));
  if (rows.length > 0) await tx.insert(automationTriggers).values(rows);
}

const namesOfTriggers = {
  CONTACT_CREATED: eventNames.contactCreated,
  SEGMENT_ENTERED: eventNames.segmentEntered,
  SEGMENT_LEFT: eventNames.segmentLeft,
  SCORE_CHANGED: eventNames.scoreChanged,
} as const;

const eventNameOf = (trigger: Trigger): string =>
  trigger.type === 'EVENT' ? trigger.configuration.name : namesOfTriggers[trigger.type];

const archived = {
  en: 'The automation is archived. Duplicate it, then activate the copy.',
  fr: "L'automatisation est archivée. Dupliquez-la, puis activez la copie.",
};
