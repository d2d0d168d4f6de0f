import type { Sql } from 'postgres';
import { failure } from '../../domain/error/failure';

/** Who a public page speaks to, and in whose name. */
export interface Subscriber {
  readonly messageId: string;
  readonly organizationId: string;
  readonly artistId: string | null;
  readonly contactId: string;
  /** The language the contact is known to read; null when that is not known. */
  readonly locale: string | null;
  /** The address with its middle hidden: a forwarded link shows nobody's whole address. */
  readonly maskedEmail: string;
  /** The artist's name, or the organisation's where the message was of no artist. */
  readonly senderName: string;
  readonly unsubscribed: boolean;
}

interface SubscriberRow extends Omit<Subscriber, 'maskedEmail'> {
  readonly email: string;
}

/** @throws INVALID_TOKEN once the person was erased. */
export async function findSubscriber(sql: Sql, messageId: string): Promise<Subscriber> {
  const [row] = await sql<SubscriberRow[]>`
    select m.id as "messageId", m.organization_id as "organizationId", m.artist_id as "artistId",
      c.id as "contactId", c.locale, c.email, c.status = 'unsubscribed' as unsubscribed,
      coalesce(a.name, o.sender_name, o.name) as "senderName"
    from messages m join contacts c on c.id = m.contact_id join organizations o on o.id = m.organization_id
      left join artists a on a.id = m.artist_id
    where m.id = ${messageId}`;
  if (row === undefined) throw failure('INVALID_TOKEN');
  const { email, ...subscriber } = row;
  return { ...subscriber, maskedEmail: maskEmail(email) };
}

/** `ada.lovelace@example.com` → `a…e@example.com`. */
function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const name = email.slice(0, at);
  const last = name.length > 2 ? name.slice(-1) : '';
  return `${name.slice(0, 1)}…${last}${email.slice(at)}`;
}
