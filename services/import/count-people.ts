import { and, eq, isNull, sql } from 'drizzle-orm';
import { countRows, sumCounts } from '../../domain/import/fold-people';
import type { FoldedPerson, RowCounts } from '../../domain/import/fold-people';
import type { Database } from '../../db/client';
import { contacts } from '../../db/schema';
import type { ImportRow } from './load';

/** What a dry run would have done with people: it remembers their addresses until its end, and writes no contact. */
export async function countPeople(tx: Database, row: ImportRow, people: readonly FoldedPerson[]): Promise<RowCounts> {
  const keys = JSON.stringify(people.map(({ key }) => key));
  const first = await tx.execute<{ email_key: string }>(sql`
    insert into import_seen (import_id, email_key)
    select ${row.id}::uuid, jsonb_array_elements_text(${keys}::text::jsonb)
    on conflict do nothing returning email_key`);
  const existing = await tx
    .select({ key: contacts.emailKey })
    .from(contacts)
    .where(
      and(
        eq(contacts.organizationId, row.organizationId),
        row.artistId === null ? isNull(contacts.artistId) : eq(contacts.artistId, row.artistId),
        sql`${contacts.emailKey} = any(array(select jsonb_array_elements_text(${keys}::text::jsonb)))`,
      ),
    );
  const unseen = new Set(first.map(({ email_key }) => email_key));
  for (const { key } of existing) unseen.delete(key);
  return sumCounts(people.map((person) => countRows(person, unseen.has(person.key), row.options.onDuplicate)));
}
