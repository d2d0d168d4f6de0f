import type { ContactRole } from '../../domain/contact/contact';
import { invalid } from '../../domain/error/failure';
import type { ServiceContext } from '../context';

/**
 * The roles of a contact that the actor makes: those given, or else the actor's own métiers, so that they see what they made.
 * @throws Failure VALIDATION_FAILED when none of the roles given is the actor's.
 */
export function admittedRoles(
  { metiers }: Pick<ServiceContext, 'metiers'>,
  roles: readonly ContactRole[] | undefined,
): readonly ContactRole[] {
  if (metiers.length === 0) return roles ?? [];
  if (roles === undefined || roles.length === 0) return metiers;
  if (roles.some((role) => metiers.includes(role))) return roles;
  throw invalid([{ path: 'roles', message: `at least one of yours: ${metiers.join(', ')}` }]);
}
