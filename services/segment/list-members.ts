import { and } from 'drizzle-orm';
import { contacts } from '../../db/schema';
import type { Contact } from '../../domain/contact/contact';
import type { ListMembers } from '../../domain/segment/schema';
import { presentContacts } from '../contact/present';
import type { ServiceCall } from '../context';
import { cutPage, decodeCursor, latestFirst, olderThan } from '../cursor';
import type { Page } from '../list';
import { ask } from './ask';
import { segmentFilter } from './filter';
import { getSegmentInOrganization } from './load';

const SORT = '-createdAt';

/** A page of a segment's members as they are now, the latest contacts first. @throws Failure NOT_FOUND */
export async function listMembers({
  ctx,
  input: { segmentId, limit, cursor },
}: ServiceCall<ListMembers & { readonly segmentId: string }>): Promise<Page<Contact>> {
  const { id } = await getSegmentInOrganization(ctx, segmentId);
  const filter = await segmentFilter(ctx, id);
  const position = decodeCursor(SORT, cursor);
  return ask(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(contacts)
      .where(and(filter, olderThan(position, contacts.createdAt, contacts.id)))
      .orderBy(latestFirst(contacts.createdAt, contacts.id))
      .limit(limit + 1);
    const total = await tx.$count(contacts, filter);
    const { page, nextCursor } = cutPage({
      rows,
      limit,
      sort: SORT,
      positionOf: (row) => ({ value: row.createdAt.toISOString(), id: row.id }),
    });
    return { items: await presentContacts(tx, page), nextCursor, total };
  });
}
