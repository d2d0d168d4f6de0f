import { eq } from 'drizzle-orm';
import { organizations } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import type { ServiceContext } from '../context';

/** The organisation's time zone (IANA). @throws Failure NOT_FOUND once it was deleted. */
export async function timezoneOf({
  db,
  organizationId,
}: Pick<ServiceContext, 'db' | 'organizationId'>): Promise<string> {
  const [row] = await db
    .select({ timezone: organizations.timezone })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  if (!row) throw failure('NOT_FOUND');
  return row.timezone;
}
