import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { users } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import { findMembership } from './find-membership';
import { foundOrganization } from './found-organization';
import { acceptInvitation, assertOpenInvitation } from './invitations';

/** What a person may say, beside name and password, when signing up or in. */
export interface Entrance {
  readonly invitationId?: string | undefined;
  /** The name of the organisation to found. */
  readonly organization?: string | undefined;
}

export interface Memberships {
  /** @throws NOT_FOUND when the invitation named is not for this address, or can no longer be used. */
  assertMayJoin(email: string, entrance: Entrance): Promise<void>;
  /**
   * Where a person who signs in stands: the invitation's organisation, the one they know, or a new one of their own.
   * @returns the organisation's id.
   */
  enter(userId: string, entrance: Entrance): Promise<string>;
}

export function createMemberships(db: Database, now: () => Date): Memberships {
  return {
    async assertMayJoin(email, { invitationId }) {
      if (invitationId !== undefined) await assertOpenInvitation(db, { invitationId, email, now: now() });
    },
    async enter(userId, { invitationId, organization }) {
      const [user] = await db
        .select({ id: users.id, name: users.name, email: users.email })
        .from(users)
        .where(eq(users.id, userId));
      if (user === undefined) throw failure('NOT_FOUND');
      if (invitationId !== undefined) return acceptInvitation(db, { invitationId, user, now: now() });
      const membership = await findMembership(db, userId, null);
      return membership?.organizationId ?? foundOrganization(db, { user, name: organization ?? user.name, now: now() });
    },
  };
}
