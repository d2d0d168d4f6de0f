import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contacts, contactTouches, segmentMembers } from '../../db/schema';
import { failure, invalid } from '../../domain/error/failure';
import type { Segment } from '../../domain/segment/criteria';
import type { ChangeMembers } from '../../domain/segment/schema';
import { recordChange } from '../audit/record-change';
import { visibleContacts } from '../contact/scope';
import type { ServiceCall, ServiceContext } from '../context';
import { getSegmentInOrganization, presentSegment } from './load';
import { withCount } from './size';

/**
 * Puts contacts into a static segment and takes others out; who is there already, or gone already, stays so.
 * @throws Failure NOT_FOUND; INVALID_STATE for a dynamic segment; VALIDATION_FAILED at `add.N` for an unknown contact.
 */
export async function changeMembers({
  ctx,
  input: { segmentId, add = [], remove = [] },
}: ServiceCall<ChangeMembers & { readonly segmentId: string }>): Promise<Segment> {
  const row = await ctx.db.transaction(async (tx) => {
    const segment = await getSegmentInOrganization(ctx, segmentId, { tx, lock: true });
    if (segment.dynamic) throw failure('INVALID_STATE', { message: isDynamic });
    const added = await addMembers(ctx, tx, { segmentId, contactIds: add, at: 'add' });
    const removed = await removeMembers(ctx, tx, segmentId, remove);
    const entity = { type: 'segment', id: segmentId };
    await recordChange(ctx, tx, { action: 'segment.members_changed', entity, after: { added, removed } });
    return segment;
  });
  return presentSegment(await withCount(ctx, row));
}

interface NewMembers {
  readonly segmentId: string;
  readonly contactIds: readonly string[];
  /** Where the ids stand in the request. */
  readonly at: string;
}

/** @returns how many were not there before. @throws Failure VALIDATION_FAILED for each contact that is not there. */
export async function addMembers(
  ctx: ServiceContext,
  tx: Database,
  { segmentId, contactIds, at }: NewMembers,
): Promise<number> {
  if (contactIds.length === 0) return 0;
  const rows = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(visibleContacts(ctx), inArray(contacts.id, [...contactIds])));
  const found = new Set(rows.map(({ id }) => id));
  const faults = contactIds.flatMap((id, index) =>
    found.has(id) ? [] : [{ path: `${at}.${index}`, message: noContact[ctx.locale] }],
  );
  if (faults.length > 0) throw invalid(faults);
  const added = await tx
    .insert(segmentMembers)
    .values([...found].map((contactId) => ({ segmentId, contactId })))
    .onConflictDoNothing()
    .returning({ contactId: segmentMembers.contactId });
  return added.length;
}

/** A row that is gone tells nobody that it was: those taken out are noted, for segments that ask about this one. */
async function removeMembers(
  { organizationId }: ServiceContext,
  tx: Database,
  segmentId: string,
  contactIds: readonly string[],
): Promise<number> {
  if (contactIds.length === 0) return 0;
  const removed = await tx
    .delete(segmentMembers)
    .where(and(eq(segmentMembers.segmentId, segmentId), inArray(segmentMembers.contactId, [...contactIds])))
    .returning({ contactId: segmentMembers.contactId });
  if (removed.length > 0) {
    await tx.insert(contactTouches).values(removed.map(({ contactId }) => ({ organizationId, contactId })));
  }
  return removed.length;
}

const noContact = { en: 'There is no such contact.', fr: "Ce contact n'existe pas." };
const isDynamic = {
  en: 'The criteria of this dynamic segment say who is in it. Change them, or make a static copy.',
  fr: 'Les critères de ce segment dynamique disent qui en fait partie. Changez-les, ou faites-en une copie statique.',
};
