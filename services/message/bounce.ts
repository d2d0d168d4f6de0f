import { sql } from 'drizzle-orm';
import { eventNames } from '../../domain/event/event';
import type { Database } from '../../db/client';
import { newId } from '../../db/columns';
import { recordEvents } from '../event/record';
import { emailDigest } from '../suppression/digest';

/** One message that its server refused because of the address. */
export interface HardBounce {
  readonly messageId: string;
  readonly contactId: string;
  readonly email: string;
  readonly reply: string;
}

interface HardBounces {
  readonly organizationId: string;
  readonly campaignId: string | null;
  readonly at: Date;
  readonly bounces: readonly HardBounce[];
}

/**
 * Remembers addresses that do not exist: their contacts become `bounced`, the addresses are suppressed in the whole
 * organisation, and the timeline says so. Done before the ledger is, so that a crash in between sends nothing to them.
 */
export async function recordHardBounces(db: Database, { organizationId, campaignId, at, bounces }: HardBounces) {
  const byContact = new Map(bounces.map((bounce) => [bounce.contactId, bounce]));
  const rows = JSON.stringify(
    bounces.map(({ contactId, email }) => ({ id: newId(), contact_id: contactId, email, digest: emailDigest(email) })),
  );
  const refused = sql`jsonb_to_recordset(${rows}::text::jsonb) as refused(id uuid, contact_id uuid, email text, digest text)`;
  await db.transaction(async (tx) => {
    const marked = await tx.execute<{ id: string; artist_id: string | null }>(sql`
      update contacts set status = 'bounced', updated_at = now() from ${refused}
      where contacts.id = refused.contact_id and contacts.organization_id = ${organizationId}
        and contacts.status in ('active', 'unsubscribed')
      returning contacts.id, contacts.artist_id`);
    await tx.execute(sql`
      insert into suppressions (id, organization_id, email, email_digest, reason)
      select id, ${organizationId}::uuid, email, digest, 'HARD_BOUNCE' from ${refused}
      on conflict (organization_id, email_digest) do nothing`);
    await recordEvents(
      tx,
      marked.map(({ id, artist_id: artistId }) => ({
        organizationId,
        artistId,
        contactId: id,
        name: eventNames.emailBounced,
        properties: { type: 'hard', reply: byContact.get(id)?.reply ?? '' },
        campaignId,
        messageId: byContact.get(id)?.messageId ?? null,
        occurredAt: at,
      })),
    );
  });
}
