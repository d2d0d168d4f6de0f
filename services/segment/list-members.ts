import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contacts, segmentMembers } from '../../db/schema';
import type { Contact } from '../../domain/contact/contact';
import { segmentsNamedBy } from '../../domain/segment/question';
import type { ListMembers } from '../../domain/segment/schema';
import { reasonsFor } from '../../domain/segment/sentence/why';
import { presentContacts } from '../contact/present';
import type { ServiceCall, ServiceContext } from '../context';
import { cutPage, decodeCursor, latestFirst, olderThan } from '../cursor';
import type { Page } from '../list';
import { ask } from './ask';
import { segmentFilter } from './filter';
import { leavesHolding } from './holding';
import type { SegmentRow } from './load';
import { getSegmentInOrganization } from './load';
import { namesIn } from './names';
import { openScope, questionOf } from './scope';
import { contactsWhere } from './slow/remember';

const SORT = '-createdAt';

/** A member of a segment; what follows the contact is given when it is asked for. */
export interface Member extends Contact {
  /** The conditions that hold for them, in words; empty for a static segment. */
  readonly why?: readonly string[];
  /** When they were put into a static segment; null for a dynamic one. */
  readonly addedAt?: string | null;
}

/** A page of a segment's members as they are now, the latest contacts first. @throws Failure NOT_FOUND */
export async function listMembers({
  ctx,
  input: { segmentId, limit, cursor, why },
}: ServiceCall<ListMembers & { readonly segmentId: string }>): Promise<Page<Member>> {
  const segment = await getSegmentInOrganization(ctx, segmentId);
  const filter = await segmentFilter(ctx, segment.id);
  const reasons = why ? await reasonsIn(ctx, segment) : null;
  const position = decodeCursor(SORT, cursor);
  const about = { purpose: 'MEMBERS', query: contactsWhere(filter), segmentId: segment.id } as const;
  const readPage = async (tx: Database) => {
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
    const items = await presentContacts(tx, page);
    return { items: reasons ? await reasons(tx, items) : items, nextCursor, total };
  };
  return ask(ctx, readPage, { about: segment.criteria ? { ...about, criteria: segment.criteria } : about });
}

/** Tells contacts why they are in a segment: what holds for them, or when they were put into it. */
type Reasoning = (tx: Database, members: readonly Contact[]) => Promise<readonly Member[]>;

async function reasonsIn(ctx: ServiceContext, { id, criteria }: SegmentRow): Promise<Reasoning> {
  if (!criteria) return (tx, members) => withDates(tx, id, members);
  const question = questionOf(ctx, criteria);
  const [names, scope] = await Promise.all([namesIn(ctx, question), openScope(ctx, segmentsNamedBy(question))]);
  return async (tx, members) => {
    const holding = await leavesHolding(tx, question, { scope, contactIds: members.map((member) => member.id) });
    return members.map((member) => ({
      ...member,
      why: reasonsFor(question, {
        holds: (leaf) => holding.get(member.id)?.has(leaf) === true,
        locale: ctx.locale,
        names,
      }),
      addedAt: null,
    }));
  };
}

async function withDates(tx: Database, segmentId: string, members: readonly Contact[]): Promise<readonly Member[]> {
  const ids = members.map((member) => member.id);
  const rows = await tx
    .select({ contactId: segmentMembers.contactId, addedAt: segmentMembers.addedAt })
    .from(segmentMembers)
    .where(and(eq(segmentMembers.segmentId, segmentId), inArray(segmentMembers.contactId, ids)));
  const dates = new Map(rows.map(({ contactId, addedAt }) => [contactId, addedAt.toISOString()]));
  return members.map((member) => ({ ...member, why: [], addedAt: dates.get(member.id) ?? null }));
}
