import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { members, users } from '../../db/schema';
import type { ContactRole } from '../../domain/contact/contact';
import type { MemberRole } from '../../domain/organization/role';

interface MemberOptions {
  readonly organizationId: string;
  readonly role: MemberRole;
  readonly metiers?: readonly ContactRole[];
}

let made = 0;

/** A person of an organisation; without a password, so nobody signs in as them. */
export async function createMember(
  { db }: Pick<DatabaseConnection, 'db'>,
  { organizationId, role, metiers = [] }: MemberOptions,
) {
  made += 1;
  const user = { id: newId(), name: `Member ${made}`, email: `member-${made}-${newId()}@fermata.example` };
  const memberId = newId();
  await db.insert(users).values(user);
  await db.insert(members).values({ id: memberId, organizationId, userId: user.id, role, metiers: [...metiers] });
  return { memberId, userId: user.id, name: user.name, email: user.email };
}
