import { and, eq } from 'drizzle-orm';
import type { ConsentType } from '../../domain/consent/consent';
import { failure } from '../../domain/error/failure';
import { eventNames } from '../../domain/event/event';
import type { Database } from '../../db/client';
import { contactConsents, contacts } from '../../db/schema';
import { recordEvents } from '../event/record';
import { recordConsents } from './record';

interface Withdrawal {
  /** The transaction of what caused it: the click on a link, a complaint. */
  readonly tx: Database;
  readonly organizationId: string;
  readonly contactId: string;
  readonly type: ConsentType;
  /** Where it was said, such as `one-click unsubscribe`. */
  readonly source: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly campaignId?: string | null;
  readonly messageId?: string | null;
  readonly at?: Date;
}

/**
 * Takes a consent back on the person's own word. Doing so twice changes nothing the second time, because mail clients
 * repeat the one-click request (RFC 8058).
 * @returns whether anything changed.
 * @throws Failure NOT_FOUND when the contact is not of this organisation, or was erased.
 */
export async function withdrawConsent({ tx, ...said }: Withdrawal): Promise<{ readonly changed: boolean }> {
  const [contact] = await tx
    .select({ artistId: contacts.artistId, status: contacts.status })
    .from(contacts)
    .where(and(eq(contacts.id, said.contactId), eq(contacts.organizationId, said.organizationId)))
    .for('update');
  if (!contact) throw failure('NOT_FOUND');
  if (await isWithdrawn(tx, said)) return { changed: false };

  const at = said.at ?? new Date();
  await recordConsents(tx, {
    organizationId: said.organizationId,
    at,
    consents: [{ ...said, granted: false }],
  });
  const event = {
    organizationId: said.organizationId,
    artistId: contact.artistId,
    contactId: said.contactId,
    campaignId: said.campaignId ?? null,
    messageId: said.messageId ?? null,
    occurredAt: at,
  };
  const changed = {
    ...event,
    name: eventNames.consentChanged,
    properties: { type: said.type, granted: false, source: said.source },
  };
  const left = { ...event, name: eventNames.unsubscribed, properties: { source: said.source } };
  await recordEvents(tx, said.type === 'EMAIL_MARKETING' ? [changed, left] : [changed]);
  return { changed: true };
}

async function isWithdrawn(tx: Database, { contactId, type }: Pick<Withdrawal, 'contactId' | 'type'>) {
  const [last] = await tx
    .select({ granted: contactConsents.granted })
    .from(contactConsents)
    .where(and(eq(contactConsents.contactId, contactId), eq(contactConsents.type, type)));
  return last?.granted === false;
}
