import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/client';
import { auditLog, members, organizations } from '../../db/schema';
import { newId } from '../../db/columns';
import { slugOf } from '../../domain/organization/slug';

interface Founding {
  readonly user: { readonly id: string; readonly name: string };
  /** The organisation's name. */
  readonly name: string;
  readonly now: Date;
}

/** Makes an organisation and its owner, in one transaction. @returns the organisation's id. */
export async function foundOrganization(db: Database, { user, name, now }: Founding): Promise<string> {
  const organizationId = newId(now.getTime());
  // Two organisations may share a name; their addresses may not.
  const slug = [slugOf(name), randomBytes(4).toString('hex')].filter(Boolean).join('-');
  await db.transaction(async (tx) => {
    await tx.insert(organizations).values({ id: organizationId, name, slug, senderName: name });
    await tx.insert(members).values({ organizationId, userId: user.id, role: 'owner' });
    await tx.insert(auditLog).values({
      organizationId,
      at: now,
      actorType: 'USER',
      actorId: user.id,
      actorName: user.name,
      action: 'organization.created',
      entityType: 'organization',
      entityId: organizationId,
      after: { name },
    });
  });
  return organizationId;
}
