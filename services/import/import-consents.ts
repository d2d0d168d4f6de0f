import { sql } from 'drizzle-orm';
import type { ConsentType } from '../../domain/consent/consent';
import { eventNames } from '../../domain/event/event';
import type { Database } from '../../db/client';
import { recordConsents } from '../consent/record';
import type { NewConsent } from '../consent/record';
import type { NewEvent } from '../event/record';
import type { ImportRow } from './load';

/**
 * Writes the consents that the uploader vouches for, where they say something new. A list never speaks against a
 * person: who withdrew a consent keeps it withdrawn, whatever an old file says (GDPR art. 7(3)).
 * @returns the events of consents that changed; contacts made a moment ago bring theirs with their creation.
 */
export async function recordImportConsents(
  tx: Database,
  row: ImportRow,
  contactIds: readonly string[],
  at: Date,
): Promise<readonly NewEvent[]> {
  const { consents } = row.options;
  if (consents.length === 0 || contactIds.length === 0) return [];
  const states = await consentStates(tx, contactIds);
  const said: NewConsent[] = contactIds.flatMap((contactId) =>
    consents
      .filter(({ type, granted }) => {
        const known = states.get(`${contactId} ${type}`);
        return known === undefined || (known && !granted);
      })
      .map((consent) => ({ ...consent, contactId })),
  );
  await recordConsents(tx, { organizationId: row.organizationId, at, consents: said });
  return said.map(({ contactId, type, granted, source }) => ({
    organizationId: row.organizationId,
    artistId: row.artistId,
    contactId,
    name: eventNames.consentChanged,
    properties: { type, granted, source },
    occurredAt: at,
  }));
}

async function consentStates(tx: Database, contactIds: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const rows = await tx.execute<{ contact_id: string; type: ConsentType; granted: boolean }>(sql`
    select contact_id, type, granted from contact_consents
    where contact_id = any(array(select value::uuid from jsonb_array_elements_text(${JSON.stringify(contactIds)}::text::jsonb)))`);
  return new Map(rows.map(({ contact_id, type, granted }) => [`${contact_id} ${type}`, granted]));
}
