import { and, eq, sql } from 'drizzle-orm';
import { contacts, messages } from '../../db/schema';
import type { ListRecipients } from '../../domain/campaign/schema';
import type { Recipient } from '../../domain/message/message';
import type { ServiceCall } from '../context';
import { visibleContacts } from '../contact/scope';
import { cutPage, decodeCursor } from '../cursor';
import type { Page } from '../list';
import { getCampaignInOrganization } from './load';

const ORDER = 'id';

/** A page of a campaign's ledger: each person with what became of their message, and why. @throws NOT_FOUND */
export async function listRecipients({
  ctx,
  input,
}: ServiceCall<ListRecipients & { readonly campaignId: string }>): Promise<Page<Recipient>> {
  const { id: campaignId } = await getCampaignInOrganization(ctx, input.campaignId);
  const position = decodeCursor(ORDER, input.cursor);
  const filter = and(
    eq(messages.campaignId, campaignId),
    visibleContacts({ ...ctx, artistId: null }),
    input.status === undefined ? undefined : eq(messages.status, input.status),
    input.reason === undefined ? undefined : eq(messages.reason, input.reason),
  );
  const ledger = ctx.db.select(columns).from(messages).innerJoin(contacts, eq(contacts.id, messages.contactId));
  const [rows, [counted]] = await Promise.all([
    ledger
      .where(and(filter, position === null ? undefined : sql`${messages.id} > ${position.id}::uuid`))
      .orderBy(messages.id)
      .limit(input.limit + 1),
    ctx.db
      .select({ total: sql<number>`count(*)::int` })
      .from(messages)
      .innerJoin(contacts, eq(contacts.id, messages.contactId))
      .where(filter),
  ]);
  const { page, nextCursor } = cutPage({
    rows,
    limit: input.limit,
    sort: ORDER,
    positionOf: ({ messageId }) => ({ value: messageId, id: messageId }),
  });
  return { items: page.map(presentRecipient), nextCursor, total: counted?.total ?? 0 };
}

const columns = {
  messageId: messages.id,
  contactId: messages.contactId,
  email: messages.address,
  firstName: contacts.firstName,
  lastName: contacts.lastName,
  status: messages.status,
  reason: messages.reason,
  sentAt: messages.sentAt,
  openedAt: messages.openedAt,
  clickedAt: messages.clickedAt,
  unsubscribedAt: messages.unsubscribedAt,
};

type Instants = 'sentAt' | 'openedAt' | 'clickedAt' | 'unsubscribedAt';
type RecipientRow = Omit<Recipient, Instants> & Readonly<Record<Instants, Date | null>>;

const presentRecipient = (row: RecipientRow): Recipient => ({
  ...row,
  sentAt: row.sentAt?.toISOString() ?? null,
  openedAt: row.openedAt?.toISOString() ?? null,
  clickedAt: row.clickedAt?.toISOString() ?? null,
  unsubscribedAt: row.unsubscribedAt?.toISOString() ?? null,
});
