import { and, eq } from 'drizzle-orm';
import type { ConsentRecord } from '../../domain/consent/consent';
import { consentRecords } from '../../db/schema';
import { getContactInOrganization } from '../contact/load';
import type { ServiceCall } from '../context';
import { cutPage, decodeCursor, latestFirst, olderThan } from '../cursor';
import type { Page, PageRequest } from '../list';
import { presentConsent } from './present';

interface LedgerRequest extends PageRequest {
  readonly contactId: string;
}

const ORDER = '-at';

/** Everything a contact ever allowed or withdrew, latest first. @throws Failure NOT_FOUND */
export async function listConsents({ ctx, input }: ServiceCall<LedgerRequest>): Promise<Page<ConsentRecord>> {
  const contact = await getContactInOrganization(ctx, input.contactId);
  const position = decodeCursor(ORDER, input.cursor);
  const filter = and(eq(consentRecords.contactId, contact.id), eq(consentRecords.organizationId, ctx.organizationId));
  const before = olderThan(position, consentRecords.createdAt, consentRecords.id);
  const [rows, total] = await Promise.all([
    ctx.db
      .select()
      .from(consentRecords)
      .where(and(filter, before))
      .orderBy(latestFirst(consentRecords.createdAt, consentRecords.id))
      .limit(input.limit + 1),
    ctx.db.$count(consentRecords, filter),
  ]);
  const { page, nextCursor } = cutPage({
    rows,
    limit: input.limit,
    sort: ORDER,
    positionOf: ({ createdAt, id }) => ({ value: createdAt.toISOString(), id }),
  });
  return {
    items: page.map(presentConsent),
    nextCursor,
    total,
  };
}
