import { and, eq } from 'drizzle-orm';
import type { ConsentRecord } from '../../domain/consent/consent';
import type { ConsentRequest } from '../../domain/consent/schema';
import { eventNames } from '../../domain/event/event';
import { consentRecords } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import { getContactInOrganization } from '../contact/load';
import type { ServiceCall } from '../context';
import { recordEvents } from '../event/record';
import { presentConsent } from './present';
import { recordConsents } from './record';

interface ConsentWord extends ConsentRequest {
  readonly contactId: string;
  readonly userAgent: string | null;
}

/** Adds a person's word to the ledger, as somebody of the team writes it down. @throws Failure NOT_FOUND */
export async function addConsent({ ctx, input }: ServiceCall<ConsentWord>): Promise<ConsentRecord> {
  return ctx.db.transaction(async (tx) => {
    const contact = await getContactInOrganization(ctx, input.contactId, { tx, lock: true });
    const { type, granted, source } = input;
    const [recordId = ''] = await recordConsents(tx, {
      organizationId: ctx.organizationId,
      at: ctx.now(),
      consents: [{ ...input, ip: ctx.ip }],
    });
    const event = {
      organizationId: ctx.organizationId,
      artistId: contact.artistId,
      contactId: contact.id,
      occurredAt: ctx.now(),
    };
    const changed = { ...event, name: eventNames.consentChanged, properties: { type, granted, source } };
    const left = type === 'EMAIL_MARKETING' && !granted && contact.status === 'active';
    const unsubscribed = { ...event, name: eventNames.unsubscribed, properties: { source } };
    await recordEvents(tx, left ? [changed, unsubscribed] : [changed]);
    const entity = { type: 'contact', id: contact.id };
    await recordChange(ctx, tx, { action: 'consent.recorded', entity, after: { type, granted, source } });
    const [row] = await tx
      .select()
      .from(consentRecords)
      .where(and(eq(consentRecords.id, recordId), eq(consentRecords.organizationId, ctx.organizationId)));
    if (!row) throw new Error('the consent just recorded is not there');
    return presentConsent(row);
  });
}
