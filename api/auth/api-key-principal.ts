import { createHash } from 'node:crypto';
import { failure } from '../../domain/error/failure';
import { scopesOf } from '../../domain/organization/scope';
import type { Auth } from './auth';
import type { Principal } from './principal';

const CACHED_MS = 30_000;
const CACHED_KEYS = 10_000;

export interface ApiKeyPrincipals {
  /** @throws UNAUTHENTICATED for a key that is unknown, revoked or expired. */
  of(key: string): Promise<Principal>;
}

interface CacheEntry {
  readonly principal: Promise<Principal>;
  readonly untilMs: number;
}

/**
 * Verifies API keys. A verified key is believed for 30 seconds, so that a busy client costs no query a request;
 * a revoked one ends within that time on every replica.
 */
export function createApiKeyPrincipals(auth: Auth, now: () => Date): ApiKeyPrincipals {
  const cache = new Map<string, CacheEntry>();
  return {
    of(key) {
      const digest = createHash('sha256').update(key).digest('base64');
      const nowMs = now().getTime();
      const known = cache.get(digest);
      if (known !== undefined && known.untilMs > nowMs) return known.principal;
      const principal = verify(auth, key);
      cache.delete(digest);
      if (cache.size >= CACHED_KEYS) cache.delete(cache.keys().next().value ?? '');
      cache.set(digest, { principal, untilMs: nowMs + CACHED_MS });
      principal.catch(() => cache.delete(digest));
      return principal;
    },
  };
}

async function verify(auth: Auth, key: string): Promise<Principal> {
  const { valid, key: found } = await auth.api.verifyApiKey({ body: { key } });
  if (!valid || found === null) throw failure('UNAUTHENTICATED', { message: unusableKey });
  return {
    actor: { type: 'API_KEY', id: found.id, name: found.name ?? found.start ?? 'API key' },
    user: null,
    organizationId: found.referenceId,
    role: null,
    metiers: [],
    permissions: new Set(scopesOf(found.permissions ?? {})),
  };
}

const unusableKey = {
  en: 'This API key is unknown, revoked or expired.',
  fr: 'Cette clé API est inconnue, révoquée ou expirée.',
};
