import { failure } from '../../domain/error/failure';
import type { Permission } from '../../domain/organization/role';
import { permissions } from '../../domain/organization/role';
import { statementsOf } from '../../domain/organization/scope';
import type { ServiceContext } from '../../services/context';
import { findMembership } from '../../services/organization/find-membership';
import type { Auth } from './auth';

interface NewAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  /** The name of the organisation to found. */
  readonly organization: string;
}

/** Opens an account and its organisation without a request, for seeds. @throws APIError when the address is taken. */
export async function createAccount(
  auth: Auth,
  db: ServiceContext['db'],
  { email, password, name, organization }: NewAccount,
): Promise<{ readonly userId: string; readonly organizationId: string }> {
  const { user } = await auth.api.signUpEmail({ body: Object.assign({ email, password, name }, { organization }) });
  const membership = await findMembership(db, user.id, null);
  if (membership === null) throw failure('INTERNAL');
  return { userId: user.id, organizationId: membership.organizationId };
}

interface NewApiKey {
  readonly organizationId: string;
  /** A member who may manage the organisation. */
  readonly userId: string;
  readonly name: string;
  /** Everything, unless given. */
  readonly scopes?: readonly Permission[];
}

/** Makes an API key. @returns the key itself, `fk_…`, which is kept nowhere. */
export async function createApiKey(
  auth: Auth,
  { organizationId, userId, name, scopes = permissions }: NewApiKey,
): Promise<string> {
  const { key } = await auth.api.createApiKey({
    body: { name, organizationId, userId, permissions: statementsOf(scopes) },
  });
  return key;
}
