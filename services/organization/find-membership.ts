import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { members } from '../../db/schema';
import type { ContactRole } from '../../domain/contact/contact';
import type { MemberRole } from '../../domain/organization/role';

export interface Membership {
  readonly memberId: string;
  readonly organizationId: string;
  readonly role: MemberRole;
  readonly metiers: readonly ContactRole[];
}

/** A person's place in an organisation; without an id, in the one they joined first. Null when there is none. */
export async function findMembership(
  db: Database,
  userId: string,
  organizationId: string | null,
): Promise<Membership | null> {
  const [member] = await db
    .select({
      memberId: members.id,
      organizationId: members.organizationId,
      role: members.role,
      metiers: members.metiers,
    })
    .from(members)
    .where(
      and(eq(members.userId, userId), organizationId === null ? undefined : eq(members.organizationId, organizationId)),
    )
    .orderBy(asc(members.id))
    .limit(1);
  return member ?? null;
}
