import { and, eq } from 'drizzle-orm';
import type { ContactEvent } from '../../domain/event/event';
import { contactEvents } from '../../db/schema';
import type { ServiceCall } from '../context';
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
  const filter = and(
    eq(contactEvents.contactId, contact.id),
    eq(contactEvents.organizationId, ctx.organizationId),
    input.name === undefined ? undefined : eq(contactEvents.name, input.name),
  );
  const before = olderThan(position, contactEvents.occurredAt, contactEvents.id);
  const [rows, total] = await Promise.all([
    ctx.db
      .select()
      .from(contactEvents)
      .where(and(filter, before))
      .orderBy(latestFirst(contactEvents.occurredAt, contactEvents.id))
      .limit(input.limit + 1),
    ctx.db.$count(contactEvents, filter),
  ]);
  const { page, nextCursor } = cutPage({
    rows,
    limit: input.limit,
    sort: ORDER,
    positionOf: ({ occurredAt, id }) => ({ value: occurredAt.toISOString(), id }),
  });
  return {
    items: page.map(({ organizationId: _organizationId, createdAt: _createdAt, occurredAt, ...event }) => ({
      ...event,
      occurredAt: occurredAt.toISOString(),
    })),
    nextCursor,
    total,
  };
}
