import type { Request } from 'express';
import { fromNodeHeaders } from 'better-auth/node';
import { failure } from '../../domain/error/failure';
import { rolePermissions } from '../../domain/organization/role';
import { findMembership } from '../../services/organization/find-membership';
import type { ApiDeps } from '../deps';
import type { Principal } from './principal';
import { assertSameSite } from './same-site';

/** The person whose session cookie came along. @throws UNAUTHENTICATED without one, FORBIDDEN from a foreign site. */
export async function sessionPrincipal(
  { auth, db, appOrigin }: Pick<ApiDeps, 'auth' | 'db' | 'appOrigin'>,
  request: Request,
): Promise<Principal> {
  const found = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
  if (found === null) throw failure('UNAUTHENTICATED');
  assertSameSite(request, appOrigin);
  const { user, session } = found;
  const membership =
    (await findMembership(db, user.id, session.activeOrganizationId ?? null)) ??
    (await findMembership(db, user.id, null));
  if (membership === null) throw failure('FORBIDDEN', { message: noOrganization });
  return {
    actor: { type: 'USER', id: user.id, name: user.name },
    user: { id: user.id, name: user.name, email: user.email },
    organizationId: membership.organizationId,
    role: membership.role,
    metiers: membership.metiers,
    permissions: new Set(rolePermissions[membership.role]),
  };
}

const noOrganization = {
  en: 'You belong to no organisation any more. Ask for an invitation.',
  fr: "Vous n'appartenez plus à aucune organisation. Demandez une invitation.",
};
