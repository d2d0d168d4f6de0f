import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contacts, segmentMembers } from '../../db/schema';
import { emailKeyOf } from '../../domain/contact/email';
import { failure } from '../../domain/error/failure';
import { readPasted } from '../../domain/segment/addresses';
import type { AddAddresses } from '../../domain/segment/addresses-schema';
import { recordChange } from '../audit/record-change';
import { visibleContacts } from '../contact/scope';
import type { ServiceCall, ServiceContext } from '../context';
import type { SegmentRow } from './load';
import { getSegmentInOrganization } from './load';
import { withCount } from './size';

export interface AddedAddresses {
  readonly added: number;
  readonly already: number;
  /** Addresses of no contact that the actor may see. */
  readonly unknown: readonly string[];
  readonly invalid: readonly string[];
}

/**
 * Puts the contacts of a list of addresses into a static segment, and answers with the addresses that nobody has. An
 * address that several workspaces know is every one of those contacts.
 * @throws Failure NOT_FOUND; INVALID_STATE for a dynamic segment.
 */
export async function addAddresses({
  ctx,
  input: { segmentId, addresses },
}: ServiceCall<AddAddresses & { readonly segmentId: string }>): Promise<AddedAddresses> {
  const { good, invalid } = readPasted(addresses);
  const { segment, found, added } = await ctx.db.transaction(async (tx) => {
    const row = await getSegmentInOrganization(ctx, segmentId, { tx, lock: true });
    if (row.dynamic) throw failure('INVALID_STATE', { message: isDynamic });
    const known = await contactsOf(ctx, tx, row, good);
    const made = await hold(tx, segmentId, known);
    const entity = { type: 'segment', id: segmentId };
    await recordChange(ctx, tx, { action: 'segment.members_changed', entity, after: { added: made, removed: 0 } });
    return { segment: row, found: known, added: made };
  });
  await withCount(ctx, segment);
  const keys = new Set(found.map(({ key }) => key));
  const unknown = good.filter((address) => !keys.has(emailKeyOf(address)));
  return { added, already: found.length - added, unknown, invalid };
}

interface KnownContact {
  readonly id: string;
  readonly key: string;
}

async function contactsOf(
  ctx: ServiceContext,
  tx: Database,
  { artistId }: SegmentRow,
  addresses: readonly string[],
): Promise<readonly KnownContact[]> {
  if (addresses.length === 0) return [];
  const keys = JSON.stringify(addresses.map(emailKeyOf));
  return tx
    .select({ id: contacts.id, key: contacts.emailKey })
    .from(contacts)
    .where(
      and(
        visibleContacts(ctx),
        // A workspace's segment holds that workspace's contacts alone.
        artistId === null ? undefined : eq(contacts.artistId, artistId),
        // A set and not an array: an array is searched from its beginning for every contact.
        sql`${contacts.emailKey} in (select jsonb_array_elements_text(${keys}::text::jsonb))`,
      ),
    );
}

/** @returns how many were not there before. */
async function hold(tx: Database, segmentId: string, known: readonly KnownContact[]): Promise<number> {
  if (known.length === 0) return 0;
  const added = await tx
    .insert(segmentMembers)
    .values(known.map(({ id }) => ({ segmentId, contactId: id })))
    .onConflictDoNothing()
    .returning({ contactId: segmentMembers.contactId });
  return added.length;
}

const isDynamic = {
  en: 'The criteria of this dynamic segment say who is in it. Paste addresses into a static one.',
  fr: 'Les critères de ce segment dynamique disent qui en fait partie. Collez des adresses dans un segment fixe.',
};
