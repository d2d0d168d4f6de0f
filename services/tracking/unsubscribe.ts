import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contactTouches, messages } from '../../db/schema';
import { withdrawConsent } from '../consent/withdraw';
import { addReaderCounts } from './campaign-counters';
import type { TrackingDeps, Visit } from './deps';
import type { TrackedMessage } from './ledger-row';
import { lockMessage } from './ledger-row';
import { verifyToken } from './token';

interface Unsubscription {
  readonly token: string;
  readonly visit: Pick<Visit, 'ip' | 'userAgent'>;
  /** Where it was said, for the consent ledger. */
  readonly source: string;
}

/**
 * One-click unsubscribe (RFC 8058): the person's consent to marketing by email is withdrawn at once. Mail clients
 * repeat the request; the second time changes nothing. @throws INVALID_TOKEN
 */
export async function unsubscribe(
  { db, tokens, now }: TrackingDeps,
  { token, visit, source }: Unsubscription,
): Promise<{ readonly messageId: string }> {
  const { messageId } = verifyToken(tokens, token, 'unsubscribe');
  const at = now();
  await db.transaction(async (tx) => {
    const message = await lockMessage(tx, messageId);
    const { organizationId, contactId, campaignId } = message;
    await withdrawConsent({
      tx,
      organizationId,
      contactId,
      type: 'EMAIL_MARKETING',
      source,
      ip: visit.ip,
      userAgent: visit.userAgent,
      campaignId,
      messageId,
      at,
    });
    await markUnsubscribed(tx, message, at);
  });
  return { messageId };
}

/** A message made its reader leave; only the first time counts. */
export async function markUnsubscribed(
  tx: Database,
  { id, organizationId, contactId, campaignId, unsubscribedAt }: TrackedMessage,
  at: Date,
): Promise<void> {
  if (unsubscribedAt !== null) return;
  await tx.update(messages).set({ unsubscribedAt: at }).where(eq(messages.id, id));
  await addReaderCounts(tx, { campaignId, messageId: id }, { unsubscribed: 1 });
  // Who had withdrawn before has no event of it, and segments that ask who left by this campaign must learn.
  await tx.insert(contactTouches).values({ organizationId, contactId });
}
