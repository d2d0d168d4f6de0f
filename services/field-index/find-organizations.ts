import { eq, ne, sql } from 'drizzle-orm';
import { contacts, fieldDefinitions, fieldIndexes } from '../../db/schema';
import type { Database } from '../../db/client';
import { WORTH_CONTACTS } from '../../domain/field-index/plan';

/** The organisations with so many contacts, and fields of their own, that an index may be worth it, and those that have one. */
export async function findIndexingOrganizations(db: Database): Promise<readonly string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select distinct ${fieldDefinitions.organizationId} as id from ${fieldDefinitions}
    where (select count(*) from (select 1 from ${contacts}
      where ${eq(contacts.organizationId, fieldDefinitions.organizationId)} limit ${WORTH_CONTACTS}) as few) = ${WORTH_CONTACTS}
    union
    select ${fieldIndexes.organizationId} from ${fieldIndexes} where ${ne(fieldIndexes.status, 'DROPPED')}
    order by id`);
  return rows.map(({ id }) => id);
}
