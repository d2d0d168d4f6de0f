import { sql } from 'drizzle-orm';
import { contactConsents, contacts } from '../../../db/schema';
import type { ConsentType } from '../../../domain/consent/consent';
import { consentTypes } from '../../../domain/consent/consent';
import type { ExclusionReason } from '../../../domain/message/message';
import type { Consents } from '../../../domain/segment/analytics';
import type { Database } from '../../../db/client';
import { onePerAddress } from '../../message/audience';
import { standingSql } from '../../message/standing';
import type { FoundMembers } from './members';
import { members } from './members';

/** What the members have agreed to, and whom a marketing email would reach today, judged as a send judges. */
export async function readConsents({ tx, size }: FoundMembers): Promise<Consents> {
  const types = await readTypes(tx, size);
  const { joins, reason } = standingSql({ transactional: false, consent: 'EMAIL_MARKETING' });
  const rows = await tx.execute<{ reason: ExclusionReason | null; people: number; suppressed: number }>(sql`
    with judged as materialized (
      select c.id, c.email_key as email, c.email_key, ${sql.raw(reason)} as reason, s.id is not null as suppressed
      from pg_temp.analysed_members c ${sql.raw(joins)})
    select reason, count(*)::int as people, (select count(*)::int from judged where suppressed) as suppressed
    from (${onePerAddress(sql`select * from judged`)}) as audience group by reason`);
  const mailable = rows.find((row) => row.reason === null)?.people ?? 0;
  const excluded: Partial<Record<ExclusionReason, number>> = {};
  for (const row of rows) if (row.reason !== null) excluded[row.reason] = row.people;
  return { types, suppressed: rows[0]?.suppressed ?? 0, mailable, excluded };
}

async function readTypes(tx: Database, size: number): Promise<Consents['types']> {
  const rows = await tx.execute<{ type: ConsentType; granted: number; refused: number }>(sql`
    select ${contactConsents.type} as type, count(*) filter (where ${contactConsents.granted})::int as granted,
      count(*) filter (where not ${contactConsents.granted})::int as refused
    from ${contactConsents} join ${members} on ${contacts.id} = ${contactConsents.contactId} group by 1`);
  return consentTypes.map((type) => {
    const { granted, refused } = rows.find((row) => row.type === type) ?? { granted: 0, refused: 0 };
    return { type, granted, refused, neverAsked: size - granted - refused };
  });
}
