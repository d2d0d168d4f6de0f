import type { Request } from 'express';
import { failure } from '../../domain/error/failure';
import type { ApiDeps } from '../deps';
import { createApiKeyPrincipals } from './api-key-principal';
import type { Principal } from './principal';
import { sessionPrincipal } from './session-principal';

/** @throws UNAUTHENTICATED without a session cookie or a valid `Authorization: Bearer fk_…`. */
export type Authenticate = (request: Request) => Promise<Principal>;

export function createAuthenticate(deps: Pick<ApiDeps, 'auth' | 'db' | 'appOrigin' | 'now'>): Authenticate {
  const keys = createApiKeyPrincipals(deps.auth, deps.now);
  return async (request) => {
    const header = request.get('authorization');
    if (header === undefined) return sessionPrincipal(deps, request);
    const [, key] = /^Bearer (fk_[A-Za-z0-9]{16,200})$/i.exec(header) ?? [];
    if (key === undefined) throw failure('UNAUTHENTICATED');
    return keys.of(key);
  };
}
