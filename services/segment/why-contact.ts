import { and, eq } from 'drizzle-orm';
import { segmentMembers } from '../../db/schema';
import { segmentsNamedBy } from '../../domain/segment/question';
import type { Explained } from '../../domain/segment/sentence/explain';
import { explain } from '../../domain/segment/sentence/explain';
import { getContactInOrganization } from '../contact/load';
import type { ServiceCall, ServiceContext } from '../context';
import { ask } from './ask';
import { leavesHolding } from './holding';
import type { SegmentRow } from './load';
import { getSegmentInOrganization } from './load';
import { namesIn } from './names';
import { openScope, questionOf } from './scope';

/** Why a contact is in a segment, or is not. */
export interface ContactWhy {
  readonly contactId: string;
  readonly member: boolean;
  /** When a member of a static segment was put into it. */
  readonly addedAt: string | null;
  /** Whether the contact belongs to the workspace that the segment is of; always, where it is of the organisation. */
  readonly inWorkspace: boolean;
  /** Null for a static segment, which asks nothing. */
  readonly explanation: Explained | null;
}

interface WhyInput {
  readonly segmentId: string;
  readonly contactId: string;
}

/**
 * Which conditions of a segment hold for a contact now and which do not, in words.
 * @throws Failure NOT_FOUND for a segment or contact out of reach.
 */
export async function whyContact({ ctx, input }: ServiceCall<WhyInput>): Promise<ContactWhy> {
  const segment = await getSegmentInOrganization(ctx, input.segmentId);
  const contact = await getContactInOrganization(ctx, input.contactId);
  const inWorkspace = segment.artistId === null || segment.artistId === contact.artistId;
  const explanation = await explainContact(ctx, segment, contact.id);
  const addedAt = await addedWhen(ctx, segment, contact.id);
  const member = inWorkspace && (explanation ? explanation.holds : addedAt !== null);
  return { contactId: contact.id, member, addedAt, inWorkspace, explanation };
}

async function explainContact(
  ctx: ServiceContext,
  { criteria }: SegmentRow,
  contactId: string,
): Promise<Explained | null> {
  if (!criteria) return null;
  const question = questionOf(ctx, criteria);
  const [names, scope] = await Promise.all([namesIn(ctx, question), openScope(ctx, segmentsNamedBy(question))]);
  const holding = await ask(ctx, (tx) => leavesHolding(tx, question, { scope, contactIds: [contactId] }));
  const holds = holding.get(contactId);
  return explain(question, { holds: (leaf) => holds?.has(leaf) === true, locale: ctx.locale, names });
}

async function addedWhen(
  { db }: ServiceContext,
  { id, dynamic }: SegmentRow,
  contactId: string,
): Promise<string | null> {
  if (dynamic) return null;
  const [row] = await db
    .select({ addedAt: segmentMembers.addedAt })
    .from(segmentMembers)
    .where(and(eq(segmentMembers.segmentId, id), eq(segmentMembers.contactId, contactId)));
  return row?.addedAt.toISOString() ?? null;
}
