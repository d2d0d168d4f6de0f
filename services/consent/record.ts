import { sql } from 'drizzle-orm';
import type { ConsentType } from '../../domain/consent/consent';
import type { Database } from '../../db/client';
import { newId } from '../../db/columns';

/** One entry for the ledger: who allowed or withdrew what, and where they said so. */
export interface NewConsent {
  readonly contactId: string;
  readonly type: ConsentType;
  readonly granted: boolean;
  readonly source: string;
  readonly doubleOptIn?: boolean | undefined;
  readonly ip?: string | null;
  readonly userAgent?: string | null;
}

interface ConsentBatch {
  readonly organizationId: string;
  readonly at: Date;
  readonly consents: readonly NewConsent[];
}

/**
 * Appends to the consent ledger, brings its projection up to date (the latest word wins) and, for marketing by email,
 * the contacts' status: a withdrawal unsubscribes an active contact, a grant brings an unsubscribed one back.
 * Bounced and invalid contacts stay what they are. `tx` is the transaction of what caused it.
 * @returns the ledger entries' ids, in the order given.
 */
export async function recordConsents(
  tx: Database,
  { organizationId, at, consents }: ConsentBatch,
): Promise<readonly string[]> {
  if (consents.length === 0) return [];
  const entries = consents.map((consent, order) => ({
    id: newId(at.getTime()),
    contact_id: consent.contactId,
    type: consent.type,
    granted: consent.granted,
    source: consent.source,
    ip_address: consent.ip ?? null,
    user_agent: consent.userAgent ?? null,
    double_opt_in: consent.doubleOptIn ?? false,
    order,
  }));
  const rows = JSON.stringify(entries);
  const said = sql`jsonb_to_recordset(${rows}::text::jsonb) as said(id uuid, contact_id uuid, type text, granted boolean,
    source text, ip_address text, user_agent text, double_opt_in boolean, "order" int)`;
  const instant = sql`${at.toISOString()}::timestamptz`;
  await tx.execute(sql`
    insert into consent_records
      (id, organization_id, contact_id, type, granted, source, ip_address, user_agent, double_opt_in, created_at)
    select id, ${organizationId}::uuid, contact_id, type, granted, source, ip_address, user_agent, double_opt_in, ${instant}
    from ${said}`);
  await tx.execute(sql`
    insert into contact_consents (contact_id, type, organization_id, granted, source, double_opt_in, at)
    select distinct on (contact_id, type)
      contact_id, type, ${organizationId}::uuid, granted, source, double_opt_in, ${instant}
    from ${said} order by contact_id, type, "order" desc
    on conflict (contact_id, type) do update
      set granted = excluded.granted, source = excluded.source, double_opt_in = excluded.double_opt_in, at = excluded.at
      where contact_consents.at <= excluded.at`);
  const emailed = consents.filter(({ type }) => type === 'EMAIL_MARKETING').map(({ contactId }) => contactId);
  if (emailed.length > 0) await alignStatus(tx, emailed);
  return entries.map(({ id }) => id);
}

async function alignStatus(tx: Database, contactIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update contacts set status = case when consent.granted then 'active' else 'unsubscribed' end, updated_at = now()
    from contact_consents consent
    where contacts.id = any(array(select value::uuid from jsonb_array_elements_text(${JSON.stringify(contactIds)}::text::jsonb)))
      and consent.contact_id = contacts.id and consent.type = 'EMAIL_MARKETING'
      and contacts.status = case when consent.granted then 'unsubscribed' else 'active' end`);
}
