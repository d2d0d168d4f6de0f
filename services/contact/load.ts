import { and, eq } from 'drizzle-orm';
import { failure } from '../../domain/error/failure';
import { isUuid } from '../../domain/identity/uuid';
import type { Database } from '../../db/client';
import { contacts } from '../../db/schema';
import type { ServiceContext } from '../context';
import { visibleContacts } from './scope';

export type ContactRow = typeof contacts.$inferSelect;

interface LoadOptions {
  /** The transaction to read in; the pool unless given. */
  readonly tx?: Database;
  /** Holds the row until the transaction ends. */
  readonly lock?: boolean;
}

/** @throws Failure NOT_FOUND when the id is unknown, another tenant's, or of a métier the actor may not see. */
export async function getContactInOrganization(
  ctx: ServiceContext,
  contactId: string,
  { tx = ctx.db, lock = false }: LoadOptions = {},
): Promise<ContactRow> {
  if (!isUuid(contactId)) throw failure('NOT_FOUND');
  const query = tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.id, contactId), visibleContacts(ctx)));
  const [row] = await (lock ? query.for('update') : query).prepare('contact_by_id').execute();
  if (!row) throw failure('NOT_FOUND');
  return row;
}
