import type { Permission } from './role';
import { permissions } from './role';

/** Scopes grouped by noun, as the account library keeps them: `{ contacts: ['read', 'write'] }`. */
export type ScopeStatements = Readonly<Record<string, readonly string[]>>;

/** The permissions that the statements spell; others, of another version, are left out. */
export const scopesOf = (statements: ScopeStatements): Permission[] =>
  permissions.filter((permission) => {
    const [noun, verb] = partsOf(permission);
    return statements[noun]?.includes(verb) ?? false;
  });

export function statementsOf(scopes: readonly Permission[]): Record<string, string[]> {
  const statements: Record<string, string[]> = {};
  for (const scope of scopes) {
    const [noun, verb] = partsOf(scope);
    (statements[noun] ??= []).push(verb);
  }
  return statements;
}

function partsOf(permission: Permission): [noun: string, verb: string] {
  const [noun = '', verb = ''] = permission.split(':');
  return [noun, verb];
}
