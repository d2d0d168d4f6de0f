import type { Sql } from 'postgres';
import { failure } from '../../domain/error/failure';
import { linkTarget } from '../content/link-target';
import { contactFields, RECIPIENT_COLUMNS } from '../message/recipient-fields';
import type { RecipientColumns } from '../message/recipient-fields';
import type { TrackingDeps } from './deps';

/**
 * Where a link of a message leads, with the person's values filled in as they are now.
 * @throws INVALID_TOKEN when the message or the link is gone, or no web address comes out.
 */
export async function findLinkTarget({ sql }: TrackingDeps, messageId: string, linkIndex: number): Promise<string> {
  const [row] = await sql<{ link: string | null }[]>`
    select t.links ->> ${linkIndex}::int as link
    from messages m join message_contents t on t.id = m.content_id where m.id = ${messageId}`;
  const link = row?.link ?? null;
  const target = link === null ? null : linkTarget(link, link.includes('{{') ? await scopeOf(sql, messageId) : nobody);
  if (target === null) throw failure('INVALID_TOKEN');
  return target;
}

/** A link that names nobody needs no values. */
const nobody = { contact: {}, artist: null, organization: {}, sender: {}, event: null };

interface ScopeRow extends RecipientColumns {
  readonly organization: string;
  readonly artist: string | null;
  readonly senderName: string;
  readonly senderEmail: string;
  readonly signature: string | null;
}

async function scopeOf(sql: Sql, messageId: string) {
  const [row] = await sql<ScopeRow[]>`
    select ${sql.unsafe(RECIPIENT_COLUMNS)}, o.name as organization, o.signature, a.name as artist,
      t.sender ->> 'name' as "senderName", t.sender ->> 'email' as "senderEmail"
    from messages m join contacts c on c.id = m.contact_id join message_contents t on t.id = m.content_id
      join organizations o on o.id = m.organization_id left join artists a on a.id = t.artist_id
    where m.id = ${messageId}`;
  if (row === undefined) throw failure('INVALID_TOKEN');
  return {
    contact: contactFields(row),
    artist: row.artist === null ? null : { name: row.artist },
    organization: { name: row.organization },
    sender: { name: row.senderName, email: row.senderEmail, signature: row.signature },
    event: null,
  };
}
