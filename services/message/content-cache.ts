import { prepareContent } from '../content/prepare';
import type { PreparedContent } from '../content/prepare';
import type { DeliveryDeps } from './deps';
import { loadContent } from './content';

const MOST_CONTENTS = 50;
/** The sender's signature is not frozen with the content: a change is seen within this time. */
const FRESH_MS = 60_000;

interface Entry {
  readonly prepared: Promise<PreparedContent>;
  readonly untilMs: number;
}

const caches = new WeakMap<DeliveryDeps['sql'], Map<string, Entry>>();

/** A content ready to render, kept in the worker's memory: parsing and encoding it takes longer than a hundred messages. */
export async function preparedContent(
  deps: Pick<DeliveryDeps, 'sql' | 'tokens' | 'publicOrigin' | 'now'>,
  organizationId: string,
  contentId: string,
): Promise<PreparedContent> {
  const cache = cacheOf(deps.sql);
  const nowMs = deps.now().getTime();
  const known = cache.get(contentId);
  if (known !== undefined && known.untilMs > nowMs) return known.prepared;
  const prepared = prepare(deps, organizationId, contentId);
  cache.delete(contentId);
  cache.set(contentId, { prepared, untilMs: nowMs + FRESH_MS });
  for (const oldest of cache.keys()) {
    if (cache.size <= MOST_CONTENTS) break;
    cache.delete(oldest);
  }
  prepared.catch(() => cache.delete(contentId));
  return prepared;
}

function cacheOf(sql: DeliveryDeps['sql']): Map<string, Entry> {
  const cache = caches.get(sql) ?? new Map<string, Entry>();
  caches.set(sql, cache);
  return cache;
}

async function prepare(
  { sql, tokens, publicOrigin }: Pick<DeliveryDeps, 'sql' | 'tokens' | 'publicOrigin'>,
  organizationId: string,
  contentId: string,
): Promise<PreparedContent> {
  const stored = await loadContent(sql, organizationId, contentId);
  if (stored === null) throw new Error(`message content ${contentId} does not exist`);
  return prepareContent(stored.compiled, { ...stored, tokens, publicOrigin });
}
