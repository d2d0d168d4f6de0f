import type { Request } from 'express';
import type { Actor } from '../../domain/audit/audit';
import type { ContactRole } from '../../domain/contact/contact';
import { failure } from '../../domain/error/failure';
import type { MemberRole, Permission } from '../../domain/organization/role';

/** Who a request acts as, and within what. */
export interface Principal {
  readonly actor: Actor;
  /** Null for an API key. */
  readonly user: { readonly id: string; readonly name: string; readonly email: string } | null;
  readonly organizationId: string;
  /** Null for an API key. */
  readonly role: MemberRole | null;
  readonly metiers: readonly ContactRole[];
  readonly permissions: ReadonlySet<Permission>;
}

const principals = new WeakMap<Request, Principal>();

export const rememberPrincipal = (request: Request, principal: Principal): void =>
  void principals.set(request, principal);

/** Who an admitted request acts as. @throws UNAUTHENTICATED for one that was not admitted. */
export function principalOf(request: Request): Principal {
  const principal = principals.get(request);
  if (principal === undefined) throw failure('UNAUTHENTICATED');
  return principal;
}
