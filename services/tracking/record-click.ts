import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contactEvents, messages } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import { eventNames } from '../../domain/event/event';
import { recordEvents } from '../event/record';
import { addReaderCounts } from './campaign-counters';
import type { TrackingDeps, Visit } from './deps';
import type { TrackedMessage } from './ledger-row';
import { lockMessage } from './ledger-row';
import { isMachine } from './machine';
import { markOpened, readerEvent, touchContact } from './record-open';
import { findLinkTarget } from './find-link-target';
import { verifyToken } from './token';

/**
 * Counts that a link was followed, and says where it leads. Scanners are led there too, but not counted. Who has
 * clicked has opened, even where images are blocked; each link of a message is the event LINK_CLICKED once.
 * @param visit null when a program says so itself: then it was a person.
 * @throws INVALID_TOKEN for a token we did not sign, or whose message or link does not exist any more.
 */
export async function recordClick(
  deps: TrackingDeps,
  { token, visit }: { readonly token: string; readonly visit: Visit | null },
): Promise<{ readonly url: string }> {
  const { db, tokens, now } = deps;
  const { messageId, linkIndex } = verifyToken(tokens, token, 'click');
  if (linkIndex === null) throw failure('INVALID_TOKEN');
  const url = await findLinkTarget(deps, messageId, linkIndex);
  const at = now();
  await db.transaction(async (tx) => {
    const message = await lockMessage(tx, messageId);
    if (visit !== null && isMachine(visit, message.sentAt, at)) return;
    await countClick(tx, message, at);
    await markOpened(tx, message, at);
    if (await wasFollowed(tx, message, linkIndex)) return;
    const event = readerEvent(message, at);
    const properties = { ...event.properties, url, linkIndex };
    await recordEvents(tx, [{ ...event, name: eventNames.linkClicked, properties }]);
    await touchContact(tx, message.contactId, at);
  });
  return { url };
}

async function countClick(tx: Database, { id, campaignId, clickedAt }: TrackedMessage, at: Date): Promise<void> {
  await tx
    .update(messages)
    .set({ clicks: sql`${messages.clicks} + 1`, clickedAt: clickedAt ?? at })
    .where(eq(messages.id, id));
  await addReaderCounts(tx, { campaignId, messageId: id }, { clicks: 1, clicked: clickedAt === null ? 1 : 0 });
}

async function wasFollowed(tx: Database, { id, contactId }: TrackedMessage, linkIndex: number): Promise<boolean> {
  const found = await tx
    .select({ id: contactEvents.id })
    .from(contactEvents)
    .where(
      and(
        eq(contactEvents.contactId, contactId),
        eq(contactEvents.name, eventNames.linkClicked),
        eq(contactEvents.messageId, id),
        sql`${contactEvents.properties} ->> 'linkIndex' = ${String(linkIndex)}`,
      ),
    )
    .limit(1);
  return found.length > 0;
}
