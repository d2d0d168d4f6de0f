import { eq } from 'drizzle-orm';
import { organizations } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import type { Organization } from '../../domain/organization/organization';
import type { ServiceContext } from '../context';

/** The organisation that is asking. @throws NOT_FOUND once it was deleted. */
export async function getOrganization(ctx: Pick<ServiceContext, 'db' | 'organizationId'>): Promise<Organization> {
  const [row] = await ctx.db.select().from(organizations).where(eq(organizations.id, ctx.organizationId));
  if (row === undefined) throw failure('NOT_FOUND');
  return presentOrganization(row);
}

export function presentOrganization(row: typeof organizations.$inferSelect): Organization {
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    timezone: row.timezone,
    locale: row.locale,
    senderName: row.senderName,
    senderEmail: row.senderEmail,
    signature: row.signature,
    fieldsLocked: row.fieldsLocked,
    minimumAudience: row.minimumAudience,
    maximumAudience: row.maximumAudience,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
