import { and, inArray, or, sql } from 'drizzle-orm';
import { emailKeyOf, cleanEmail } from '../../domain/contact/email';
import type { ErrorCode } from '../../domain/error/codes';
import type { IncomingEvent } from '../../domain/event/schema';
import { isUuid } from '../../domain/identity/uuid';
import type { Sentences } from '../../domain/locale/locale';
import type { Database } from '../../db/client';
import { newId } from '../../db/columns';
import { contacts } from '../../db/schema';
import { visibleContacts } from '../contact/scope';
import type { ServiceCall, ServiceContext } from '../context';
import { recordEvents } from './record';
import type { NewEvent } from './record';

/** An event of a request, with its place in it. */
export interface NumberedEvent {
  readonly index: number;
  readonly event: IncomingEvent;
}

export interface RejectedEvent {
  readonly index: number;
  readonly code: ErrorCode;
  readonly message: string;
}

export interface EventsAnswer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedEvent[];
}

interface FoundContact {
  readonly id: string;
  readonly artistId: string | null;
  readonly emailKey: string;
}

interface AddressedEvent extends NumberedEvent {
  readonly contact: FoundContact;
}

const noContact: Sentences = {
  en: 'No contact has this id or address. Create the contact first.',
  fr: "Aucun contact n'a cet identifiant ou cette adresse. Créez d'abord le contact.",
};

/**
 * Takes events of programs: each is kept once by its `id`, brings its contact's last activity up to date and goes to
 * the triggers. One whose contact is not known is rejected; the others are taken.
 */
export async function takeEvents({
  ctx,
  input,
}: ServiceCall<{ readonly events: readonly NumberedEvent[] }>): Promise<EventsAnswer> {
  return ctx.db.transaction(async (tx) => {
    const find = await contactFinder(ctx, tx, input.events);
    const addressed: AddressedEvent[] = [];
    const rejected: RejectedEvent[] = [];
    for (const numbered of input.events) {
      const contact = find(numbered.event);
      if (contact) addressed.push({ ...numbered, contact });
      else rejected.push({ index: numbered.index, code: 'NOT_FOUND', message: noContact[ctx.locale] });
    }
    const { fresh, duplicates } = await claimKeys(ctx, tx, addressed);
    await recordEvents(tx, fresh);
    await touchContacts(tx, fresh);
    return { accepted: fresh.length, duplicates, rejected };
  });
}

/** By address, a contact of the whole organisation comes before one of a workspace, and the older before the newer. */
async function contactFinder(ctx: ServiceContext, tx: Database, events: readonly NumberedEvent[]) {
  const ids = events.flatMap(({ event }) => (isUuid(event.contactId ?? '') ? [event.contactId ?? ''] : []));
  const keys = events.flatMap(({ event }) => (event.email === undefined ? [] : [keyOf(event.email)]));
  const named = or(
    ids.length > 0 ? inArray(contacts.id, ids) : undefined,
    keys.length > 0 ? inArray(contacts.emailKey, keys) : undefined,
  );
  const rows =
    named === undefined
      ? []
      : await tx
          .select({ id: contacts.id, artistId: contacts.artistId, emailKey: contacts.emailKey })
          .from(contacts)
          .where(and(visibleContacts(ctx), named))
          .orderBy(sql`${contacts.artistId} nulls first, ${contacts.id}`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byKey = new Map(rows.toReversed().map((row) => [row.emailKey, row]));
  return ({ contactId, email }: IncomingEvent): FoundContact | undefined =>
    email === undefined ? byId.get(contactId ?? '') : byKey.get(keyOf(email));
}

const keyOf = (email: string): string => emailKeyOf(cleanEmail(email));

/**
 * Keeps the first event of each id, here or in an earlier request. First is by the place in the request: ids made in
 * one millisecond have no order of their own.
 */
async function claimKeys(ctx: ServiceContext, tx: Database, addressed: readonly AddressedEvent[]) {
  const drafts = addressed.map(({ event, contact }) => ({ key: event.id, event: draftOf(ctx, event, contact) }));
  const keyed = drafts.flatMap(({ key, event }, place) =>
    key === undefined ? [] : [{ key, event_id: event.id, place }],
  );
  const claimed = await tx.execute<{ event_id: string }>(sql`
    insert into event_keys (organization_id, key, event_id)
    select distinct on (key) ${ctx.organizationId}::uuid, key, event_id
    from jsonb_to_recordset(${JSON.stringify(keyed)}::text::jsonb) as claim(key text, event_id uuid, place int)
    order by key, place
    on conflict do nothing returning event_id`);
  const ours = new Set(claimed.map(({ event_id }) => event_id));
  const fresh = drafts.filter(({ key, event }) => key === undefined || ours.has(event.id)).map(({ event }) => event);
  return { fresh, duplicates: drafts.length - fresh.length };
}

function draftOf(ctx: ServiceContext, event: IncomingEvent, contact: FoundContact): NewEvent & { readonly id: string } {
  const occurredAt = event.occurredAt ?? ctx.now();
  return {
    id: newId(occurredAt.getTime()),
    organizationId: ctx.organizationId,
    artistId: contact.artistId,
    contactId: contact.id,
    name: event.name,
    properties: event.properties ?? {},
    occurredAt,
  };
}

async function touchContacts(tx: Database, events: readonly NewEvent[]): Promise<void> {
  const touched = events.map(({ contactId, occurredAt }) => ({ contact_id: contactId, at: occurredAt }));
  await tx.execute(sql`
    update contacts set last_activity = greatest(last_activity, latest.at)
    from (
      select contact_id, max(at) as at
      from jsonb_to_recordset(${JSON.stringify(touched)}::text::jsonb) as touch(contact_id uuid, at timestamptz)
      group by contact_id order by contact_id
    ) as latest
    where contacts.id = latest.contact_id and (last_activity is null or last_activity < latest.at)`);
}
