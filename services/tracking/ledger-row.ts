import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { messages } from '../../db/schema';
import { failure } from '../../domain/error/failure';

/** The ledger row that a token belongs to, as readers change it. */
export type TrackedMessage = Pick<
  typeof messages.$inferSelect,
  | 'id'
  | 'organizationId'
  | 'artistId'
  | 'campaignId'
  | 'contactId'
  | 'sentAt'
  | 'openedAt'
  | 'clickedAt'
  | 'unsubscribedAt'
>;

/** Locks the row, so that of two hits at once only one is the first. @throws INVALID_TOKEN once the person was erased. */
export async function lockMessage(tx: Database, messageId: string): Promise<TrackedMessage> {
  const [row] = await tx
    .select({
      id: messages.id,
      organizationId: messages.organizationId,
      artistId: messages.artistId,
      campaignId: messages.campaignId,
      contactId: messages.contactId,
      sentAt: messages.sentAt,
      openedAt: messages.openedAt,
      clickedAt: messages.clickedAt,
      unsubscribedAt: messages.unsubscribedAt,
    })
    .from(messages)
    .where(eq(messages.id, messageId))
    .for('update');
  if (row === undefined) throw failure('INVALID_TOKEN');
  return row;
}
