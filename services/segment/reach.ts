import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts } from '../../db/schema';
import type { ServiceContext } from '../context';

/** The contacts that a context may see: its organisation's, of its artist where it has one, of its actor's métiers. */
export function contactsInReach({
  organizationId,
  artistId,
  metiers,
}: Pick<ServiceContext, 'organizationId' | 'artistId' | 'metiers'>): SQL {
  const conditions = [
    sql`${contacts.organizationId} = ${organizationId}::uuid`,
    ...(artistId === null ? [] : [sql`${contacts.artistId} = ${artistId}::uuid`]),
    ...(metiers.length === 0 ? [] : [sql`${contacts.roles} && ${sql.param(metiers)}::contact_role[]`]),
  ];
  return sql.join(conditions, sql` and `);
}
