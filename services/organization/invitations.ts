import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { invitations, members, users } from '../../db/schema';
import { newId } from '../../db/columns';
import type { Database } from '../../db/client';
import { failure } from '../../domain/error/failure';
import type { Invitation, InvitationStatus } from '../../domain/organization/organization';
import { invitationStatuses } from '../../domain/organization/organization';
import { memberRoles } from '../../domain/organization/role';
import type { Invite } from '../../domain/organization/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';

const VALID_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Invites an address; who opens its link may join. A second invitation of the same address replaces the first.
 * @throws FORBIDDEN when no person asks, ALREADY_EXISTS for a member of the organisation.
 */
export async function inviteMember({ ctx, input }: ServiceCall<Invite>): Promise<Invitation> {
  const inviterId = ctx.actor.type === 'USER' ? ctx.actor.id : null;
  if (inviterId === null) throw failure('FORBIDDEN', { message: needsPerson });
  const email = input.email.toLowerCase();
  return ctx.db.transaction(async (tx) => {
    await assertNotMember(ctx, tx, email);
    await tx
      .update(invitations)
      .set({ status: 'revoked' })
      .where(and(pendingHere(ctx), eq(invitations.email, email)));
    const [row] = await tx
      .insert(invitations)
      .values({
        id: newId(),
        organizationId: ctx.organizationId,
        email,
        role: input.role,
        expiresAt: new Date(ctx.now().getTime() + VALID_DAYS * DAY_MS),
        inviterId,
      })
      .returning();
    if (row === undefined) throw failure('INTERNAL');
    const invitation = presentInvitation(row);
    await recordChange(ctx, tx, {
      action: 'member.invited',
      entity: { type: 'invitation', id: row.id },
      after: { role: input.role },
    });
    return invitation;
  });
}

/** Those that still wait for an answer, the newest first. */
export async function listInvitations(ctx: ServiceContext): Promise<readonly Invitation[]> {
  const rows = await ctx.db
    .select()
    .from(invitations)
    .where(and(pendingHere(ctx), gt(invitations.expiresAt, ctx.now())))
    .orderBy(desc(invitations.id));
  return rows.map(presentInvitation);
}

/** @throws NOT_FOUND when there is no such pending invitation here. */
export async function revokeInvitation({ ctx, input }: ServiceCall<{ readonly invitationId: string }>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const revoked = await tx
      .update(invitations)
      .set({ status: 'revoked' })
      .where(and(pendingHere(ctx), eq(invitations.id, input.invitationId)))
      .returning({ id: invitations.id });
    if (revoked.length === 0) throw failure('NOT_FOUND');
    await recordChange(ctx, tx, {
      action: 'invitation.revoked',
      entity: { type: 'invitation', id: input.invitationId },
    });
  });
}

/** What the page behind the link shows before anyone has signed in. @throws NOT_FOUND when it can no longer be used. */
export async function assertOpenInvitation(
  db: Database,
  input: { readonly invitationId: string; readonly email: string; readonly now: Date },
): Promise<void> {
  await findOpen(db, input);
}

interface Acceptance {
  readonly invitationId: string;
  readonly user: { readonly id: string; readonly email: string };
  readonly now: Date;
}

/**
 * Makes the invited person a member; once they are, accepting again changes nothing.
 * @returns the organisation's id. @throws NOT_FOUND for an invitation of another address, revoked or too old.
 */
export async function acceptInvitation(db: Database, { invitationId, user, now }: Acceptance): Promise<string> {
  return db.transaction(async (tx) => {
    const invitation = await findOpen(tx, { invitationId, email: user.email, now });
    await tx.update(invitations).set({ status: 'accepted' }).where(eq(invitations.id, invitationId));
    await tx
      .insert(members)
      .values({ organizationId: invitation.organizationId, userId: user.id, role: roleOf(invitation.role) })
      .onConflictDoNothing();
    return invitation.organizationId;
  });
}

async function findOpen(
  db: Database,
  { invitationId, email, now }: { readonly invitationId: string; readonly email: string; readonly now: Date },
) {
  const [row] = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.id, invitationId),
        eq(invitations.status, 'pending'),
        eq(invitations.email, email.toLowerCase()),
        gt(invitations.expiresAt, now),
      ),
    )
    .for('update');
  if (row === undefined) throw failure('NOT_FOUND', { message: cannotBeUsed });
  return row;
}

async function assertNotMember(ctx: ServiceContext, tx: Database, email: string): Promise<void> {
  const found = await tx
    .select({ one: sql`1` })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, ctx.organizationId), eq(users.email, email)));
  if (found.length > 0) throw failure('ALREADY_EXISTS', { message: alreadyMember });
}

const pendingHere = (ctx: ServiceContext) =>
  and(eq(invitations.organizationId, ctx.organizationId), eq(invitations.status, 'pending'));

const presentInvitation = (row: typeof invitations.$inferSelect): Invitation => ({
  id: row.id,
  email: row.email,
  role: roleOf(row.role),
  status: statusOf(row.status),
  expiresAt: row.expiresAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
});

const roleOf = (role: string | null) => memberRoles.find((known) => known === role) ?? 'viewer';
const statusOf = (status: string): InvitationStatus =>
  invitationStatuses.find((known) => known === status) ?? 'revoked';

const needsPerson = {
  en: 'An invitation is signed by a person. Sign in instead of using an API key.',
  fr: 'Une invitation est signée par une personne. Connectez-vous au lieu d’utiliser une clé API.',
};
const alreadyMember = {
  en: 'This person is a member of the organisation already.',
  fr: "Cette personne est déjà membre de l'organisation.",
};
const cannotBeUsed = {
  en: 'This invitation cannot be used: it is for another address, was revoked, or is too old. Ask for a new one.',
  fr: "Cette invitation n'est pas utilisable : elle est pour une autre adresse, révoquée ou trop ancienne. Demandez-en une nouvelle.",
};
