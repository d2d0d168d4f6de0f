import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import {
  auditLog,
  contactEvents,
  contacts,
  enrolments,
  importErrors,
  imports,
  messages,
  outbox,
} from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { suppressAddress } from '../suppression/add';
import { getContactInOrganization } from './load';

interface Erasure {
  readonly contactId: string;
  readonly status: 'ERASED';
}

/**
 * Erases a person for good (GDPR art. 17): every record of the address in the organisation, whatever the workspace,
 * with its consents, events, messages and enrolments, and what the audit and refused import rows say of it. The digest
 * of the address alone stays, suppressed, so that no later list brings mail to them again.
 * @throws Failure NOT_FOUND
 */
export async function eraseContact({ ctx, input }: ServiceCall<{ readonly contactId: string }>): Promise<Erasure> {
  const runs = await ctx.db.transaction(async (tx) => {
    const contact = await getContactInOrganization(ctx, input.contactId, { tx, lock: true });
    const same = await tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.organizationId, ctx.organizationId), eq(contacts.emailKey, contact.emailKey)))
      .for('update');
    const ids = same.map(({ id }) => id);
    const walking = await tx
      .select({ automationId: enrolments.automationId, enrolmentId: enrolments.id })
      .from(enrolments)
      .where(and(inArray(enrolments.contactId, ids), isNull(enrolments.endedAt)));

    await forgetTraces(ctx, tx, ids, contact.emailKey);
    await uncountPending(tx, ids);
    await tx.delete(contacts).where(inArray(contacts.id, ids));
    await suppressAddress(ctx, tx, { email: contact.email, reason: 'ERASED' });
    await recordChange(ctx, tx, { action: 'contact.erased', entity: { type: 'contact', id: contact.id } });
    return walking;
  });
  // The rows are gone, so a run that is not reached here finds nothing at its next step and ends by itself.
  const ends = runs.map((run) => ctx.workflows.controlAutomationRun(run, 'exit'));
  await Promise.allSettled(ends);
  return { contactId: input.contactId, status: 'ERASED' };
}

/** What holds personal data without a foreign key to the contact. */
async function forgetTraces(ctx: ServiceContext, tx: Database, ids: readonly string[], emailKey: string) {
  await tx.delete(outbox).where(inArray(outbox.contactId, [...ids]));
  await tx.delete(contactEvents).where(inArray(contactEvents.contactId, [...ids]));
  await tx
    .update(auditLog)
    .set({ before: null, after: null })
    .where(
      and(
        eq(auditLog.organizationId, ctx.organizationId),
        eq(auditLog.entityType, 'contact'),
        inArray(auditLog.entityId, [...ids]),
      ),
    );
  await tx
    .delete(importErrors)
    .where(
      and(
        inArray(
          importErrors.importId,
          tx.select({ id: imports.id }).from(imports).where(eq(imports.organizationId, ctx.organizationId)),
        ),
        sql`strpos(lower(${importErrors.row}), ${emailKey}) > 0`,
      ),
    );
}

/** Messages not yet sent vanish with the contact; their campaigns no longer wait for them. */
async function uncountPending(tx: Database, ids: readonly string[]) {
  await tx.execute(sql`
    insert into campaign_stats (campaign_id, slot, recipients, pending)
    select ${messages.campaignId}, 0, -count(*)::int, -count(*)::int from ${messages}
    where ${inArray(messages.contactId, [...ids])} and ${messages.status} = 'pending' and ${messages.campaignId} is not null
    group by ${messages.campaignId}
    on conflict (campaign_id, slot) do update
      set recipients = campaign_stats.recipients + excluded.recipients, pending = campaign_stats.pending + excluded.pending`);
}
