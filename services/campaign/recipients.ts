import { and, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts, messages } from '../../db/schema';
import type { ListRecipients } from '../../domain/campaign/schema';
import type { CampaignStats } from '../../domain/campaign/campaign';
import type { MessageStatus, Recipient } from '../../domain/message/message';
import type { ServiceCall, ServiceContext } from '../context';
import { visibleContacts } from '../contact/scope';
import { cutPage, decodeCursor } from '../cursor';
import type { Page } from '../list';
import { getCampaignInOrganization } from './load';
import { noStats, readCampaignStats } from './stats';

/** The index of a campaign's recipients is in this order, so that a page reads little more than its own rows. */
const ORDER = 'contactId';

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
  const [rows, total] = await Promise.all([
    ledger
      .where(and(filter, position === null ? undefined : sql`${messages.contactId} > ${position.id}::uuid`))
      .orderBy(messages.contactId)
      .limit(input.limit + 1),
    countRecipients(ctx, campaignId, input, filter),
  ]);
  const { page, nextCursor } = cutPage({
    rows,
    limit: input.limit,
    sort: ORDER,
    positionOf: ({ contactId }) => ({ value: contactId, id: contactId }),
  });
  return { items: page.map(presentRecipient), nextCursor, total };
}

/** From the counters where they tell, because a page must not count a ledger of a million rows. */
async function countRecipients(
  ctx: ServiceContext,
  campaignId: string,
  { status, reason }: Pick<ListRecipients, 'status' | 'reason'>,
  filter: SQL | undefined,
): Promise<number> {
  if (reason === undefined && ctx.metiers.length === 0) {
    const stats = (await readCampaignStats(ctx.db, [campaignId])).get(campaignId) ?? noStats;
    return rowsIn(stats, status);
  }
  const [counted] = await ctx.db
    .select({ total: sql<number>`count(*)::int` })
    .from(messages)
    .innerJoin(contacts, eq(contacts.id, messages.contactId))
    .where(filter);
  return counted?.total ?? 0;
}

/** How many rows of the ledger are in a state; a row counts as sent once it was handed over, whatever came after. */
function rowsIn(stats: CampaignStats, status: MessageStatus | undefined): number {
  switch (status) {
    case undefined:
      return stats.recipients + stats.excluded;
    case 'in_doubt':
      return stats.inDoubt;
    case 'sent':
      return stats.sent - stats.delivered - stats.bounced;
    case 'pending':
    case 'sending':
    case 'delivered':
    case 'bounced':
    case 'failed':
    case 'excluded':
    default:
      return stats[status];
  }
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
