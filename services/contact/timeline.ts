import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { ContactEvent, EventProperties } from '../../domain/event/event';
import { eventNames } from '../../domain/event/event';
import { contactEvents, messageContents, messages } from '../../db/schema';
import type { ServiceCall, ServiceContext } from '../context';
import { cutPage, decodeCursor, latestFirst, olderThan } from '../cursor';
import type { Page, PageRequest } from '../list';
import { getContactInOrganization } from './load';

interface TimelineRequest extends PageRequest {
  readonly contactId: string;
  /** One kind of event alone. */
  readonly name?: string | undefined;
}

const ORDER = '-occurredAt';

/** What a contact did and what was done to them, latest first. @throws Failure NOT_FOUND */
export async function listContactEvents({ ctx, input }: ServiceCall<TimelineRequest>): Promise<Page<ContactEvent>> {
  const contact = await getContactInOrganization(ctx, input.contactId);
  const position = decodeCursor(ORDER, input.cursor);
  const timeline = timelineOf(ctx, contact.id);
  const filter = input.name === undefined ? undefined : eq(timeline.name, input.name);
  const before = olderThan(position, timeline.occurredAt, timeline.id);
  const [rows, [counted]] = await Promise.all([
    ctx.db
      .select()
      .from(timeline)
      .where(and(filter, before))
      .orderBy(latestFirst(timeline.occurredAt, timeline.id))
      .limit(input.limit + 1),
    ctx.db
      .select({ total: sql<number>`count(*)::int` })
      .from(timeline)
      .where(filter),
  ]);
  const { page, nextCursor } = cutPage({
    rows,
    limit: input.limit,
    sort: ORDER,
    positionOf: ({ occurredAt, id }) => ({ value: occurredAt.toISOString(), id }),
  });
  return {
    items: page.map(({ occurredAt, ...event }) => ({ ...event, occurredAt: occurredAt.toISOString() })),
    nextCursor,
    total: counted?.total ?? 0,
  };
}

/** The send ledger is the record of what was sent: a campaign to a million people writes no million events beside it. */
function timelineOf({ db, organizationId }: ServiceContext, contactId: string) {
  const events = db
    .select({
      id: contactEvents.id,
      contactId: contactEvents.contactId,
      name: contactEvents.name,
      properties: contactEvents.properties,
      campaignId: contactEvents.campaignId,
      messageId: contactEvents.messageId,
      occurredAt: contactEvents.occurredAt,
    })
    .from(contactEvents)
    .where(and(eq(contactEvents.contactId, contactId), eq(contactEvents.organizationId, organizationId)));
  const sent = db
    .select({
      id: messages.id,
      contactId: messages.contactId,
      name: sql<string>`${eventNames.emailSent}::text`,
      properties: sql<EventProperties>`jsonb_build_object('subject', ${messageContents.subject})`,
      campaignId: messages.campaignId,
      messageId: sql<string | null>`${messages.id}`,
      occurredAt: sql<Date>`${messages.sentAt}`,
    })
    .from(messages)
    .leftJoin(messageContents, eq(messageContents.id, messages.contentId))
    .where(
      and(eq(messages.contactId, contactId), eq(messages.organizationId, organizationId), isNotNull(messages.sentAt)),
    );
  return unionAll(events, sent).as('timeline');
}
