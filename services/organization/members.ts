import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { members, users } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import type { Member } from '../../domain/organization/organization';
import type { UpdateMember } from '../../domain/organization/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';

/** The people of the organisation, in the order they joined. */
export async function listMembers(ctx: ServiceContext): Promise<readonly Member[]> {
  const rows = await selectMembers(ctx.db)
    .where(eq(members.organizationId, ctx.organizationId))
    .orderBy(asc(members.id));
  return rows.map(presentMember);
}

/**
 * Changes a member's role, métiers or both.
 * @throws FORBIDDEN when someone other than an owner makes or unmakes one, CONFLICT for the last owner.
 */
export async function updateMember({
  ctx,
  input: { memberId, ...changes },
}: ServiceCall<UpdateMember & { readonly memberId: string }>): Promise<Member> {
  return ctx.db.transaction(async (tx) => {
    const member = await getMemberInOrganization(ctx, tx, memberId);
    const { role = member.role, metiers = member.metiers } = changes;
    if (role !== member.role) await assertMayChangeOwners(ctx, tx, member, role);
    await tx
      .update(members)
      .set({ role, metiers: [...metiers] })
      .where(eq(members.id, memberId));
    await recordChange(ctx, tx, {
      action: 'member.updated',
      entity: { type: 'member', id: memberId },
      before: { role: member.role, metiers: member.metiers },
      after: { role, metiers },
    });
    return { ...member, role, metiers };
  });
}

/** Takes a person out of the organisation, or leaves it oneself. @throws FORBIDDEN, CONFLICT as `updateMember`. */
export async function removeMember({ ctx, input }: ServiceCall<{ readonly memberId: string }>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const member = await getMemberInOrganization(ctx, tx, input.memberId);
    await assertMayChangeOwners(ctx, tx, member, null);
    await tx.delete(members).where(eq(members.id, member.id));
    await recordChange(ctx, tx, {
      action: 'member.removed',
      entity: { type: 'member', id: member.id },
      before: { role: member.role },
    });
  });
}

async function getMemberInOrganization(ctx: ServiceContext, tx: Database, memberId: string): Promise<Member> {
  const [row] = await selectMembers(tx)
    .where(and(eq(members.organizationId, ctx.organizationId), eq(members.id, memberId)))
    .for('update', { of: members });
  if (row === undefined) throw failure('NOT_FOUND');
  return presentMember(row);
}

async function assertMayChangeOwners(
  ctx: ServiceContext,
  tx: Database,
  member: Member,
  role: Member['role'] | null,
): Promise<void> {
  if (member.role !== 'owner' && role !== 'owner') return;
  const owners = and(eq(members.organizationId, ctx.organizationId), eq(members.role, 'owner'));
  // Locked in one order, so that two owners who unmake each other do not leave none.
  const all = await tx
    .select({ id: members.id, userId: members.userId })
    .from(members)
    .where(owners)
    .orderBy(members.id)
    .for('update');
  if (!all.some(({ userId }) => userId === ctx.actor.id)) throw failure('FORBIDDEN', { message: ownersOnly });
  if (member.role === 'owner' && all.length === 1) throw failure('CONFLICT', { message: lastOwner });
}

const selectMembers = (db: Database) =>
  db
    .select({
      id: members.id,
      userId: members.userId,
      name: users.name,
      email: users.email,
      role: members.role,
      metiers: members.metiers,
      createdAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId));

const presentMember = ({ createdAt, ...member }: Omit<Member, 'createdAt'> & { readonly createdAt: Date }): Member => ({
  ...member,
  createdAt: createdAt.toISOString(),
});

const ownersOnly = {
  en: 'Only an owner may make, change or remove an owner.',
  fr: 'Seul un propriétaire peut nommer, modifier ou retirer un propriétaire.',
};
const lastOwner = {
  en: 'An organisation keeps at least one owner. Make someone else an owner first.',
  fr: "Une organisation garde au moins un propriétaire. Nommez d'abord quelqu'un d'autre.",
};
