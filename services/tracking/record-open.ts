import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { messages } from '../../db/schema';
import { eventNames } from '../../domain/event/event';
import { recordEvents } from '../event/record';
import { addReaderCounts } from './campaign-counters';
import type { TrackingDeps, Visit } from './deps';
import type { TrackedMessage } from './ledger-row';
import { lockMessage } from './ledger-row';
import { isMachine } from './machine';
import { verifyToken } from './token';

/**
 * Counts that a message was opened. A machine's open is counted apart and opens nothing; a person's first one
 * sets `openedAt` and is the event EMAIL_OPENED.
 * @param visit null when a program says so itself: then it was a person. @throws INVALID_TOKEN
 */
export async function recordOpen(
  { db, tokens, now }: TrackingDeps,
  { token, visit }: { readonly token: string; readonly visit: Visit | null },
): Promise<void> {
  const { messageId } = verifyToken(tokens, token, 'open');
  await db.transaction(async (tx) => {
    const message = await lockMessage(tx, messageId);
    if (visit !== null && isMachine(visit, message.sentAt, now())) await countMachineOpen(tx, message);
    else await countOpen(tx, message, now());
  });
}

async function countMachineOpen(tx: Database, { id, campaignId }: TrackedMessage): Promise<void> {
  await tx
    .update(messages)
    .set({ machineOpens: sql`${messages.machineOpens} + 1` })
    .where(eq(messages.id, id));
  await addReaderCounts(tx, { campaignId, messageId: id }, { machineOpens: 1 });
}

async function countOpen(tx: Database, message: TrackedMessage, at: Date): Promise<void> {
  await tx
    .update(messages)
    .set({ opens: sql`${messages.opens} + 1` })
    .where(eq(messages.id, message.id));
  await addReaderCounts(tx, { campaignId: message.campaignId, messageId: message.id }, { opens: 1 });
  await markOpened(tx, message, at);
}

/** A person has opened the message, now or by following a link of it; only the first time counts. */
export async function markOpened(tx: Database, message: TrackedMessage, at: Date): Promise<void> {
  if (message.openedAt !== null) return;
  await tx.update(messages).set({ openedAt: at }).where(eq(messages.id, message.id));
  await addReaderCounts(tx, { campaignId: message.campaignId, messageId: message.id }, { opened: 1 });
  await recordEvents(tx, [{ ...readerEvent(message, at), name: eventNames.emailOpened }]);
  await touchContact(tx, message.contactId, at);
}

/** Reading is activity, but no change of the contact: `updated_at` stays. */
export async function touchContact(tx: Database, contactId: string, at: Date): Promise<void> {
  await tx.execute(sql`update contacts set last_activity = ${at.toISOString()} where id = ${contactId}`);
}

/** What all events of one message share. */
export const readerEvent = ({ id, organizationId, artistId, contactId, campaignId }: TrackedMessage, at: Date) => ({
  organizationId,
  artistId,
  contactId,
  campaignId,
  messageId: id,
  occurredAt: at,
  properties: campaignId === null ? {} : { campaignId },
});
