import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { idempotencyKeys } from '../../db/schema';
import { failure } from '../../domain/error/failure';

/** After this a key is forgotten and may be used anew. */
const KEPT_MS = 24 * 60 * 60 * 1000;
/** A first request that has not answered by then died with its process. */
const ABANDONED_MS = 2 * 60 * 1000;

export interface KeyedRequest {
  readonly organizationId: string;
  /** The `Idempotency-Key` header. */
  readonly key: string;
  /** Digest of method, address and body: the same key may not stand for another request. */
  readonly digest: string;
  readonly now: Date;
}

export interface Answer {
  readonly status: number;
  /** The JSON text of the body; null for none. */
  readonly json: string | null;
}

/**
 * Claims a key: null means that the caller is the first and must `keepAnswer` or `releaseKey`; else the first answer.
 * One insert decides, so of any number of requests at once a single one goes ahead.
 * @throws IDEMPOTENCY_KEY_REUSED for another request under the same key, CONFLICT while the first is under way.
 */
export async function claimKey(db: Database, request: KeyedRequest): Promise<Answer | null> {
  const claimed = await db
    .insert(idempotencyKeys)
    .values({
      organizationId: request.organizationId,
      key: request.key,
      requestDigest: request.digest,
      createdAt: request.now,
    })
    .onConflictDoUpdate({
      target: [idempotencyKeys.organizationId, idempotencyKeys.key],
      set: { requestDigest: request.digest, status: null, body: null, createdAt: request.now },
      setWhere: mayBeTakenOver(request),
    })
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return null;
  return readAnswer(db, request);
}

async function readAnswer(db: Database, request: KeyedRequest): Promise<Answer> {
  const [row] = await db.select().from(idempotencyKeys).where(isKey(request));
  if (row !== undefined && row.requestDigest !== request.digest) throw failure('IDEMPOTENCY_KEY_REUSED');
  // Gone again: the first request failed on our side just now, and this one may be repeated.
  if (row === undefined || row.status === null) throw failure('CONFLICT', { message: stillUnderWay });
  return { status: row.status, json: row.body === null ? null : JSON.stringify(row.body) };
}

/** Keeps what the first request was answered, for each repetition. */
export async function keepAnswer(db: Database, request: KeyedRequest, answer: Answer): Promise<void> {
  const body = answer.json === null ? null : JSON.parse(answer.json);
  await db.update(idempotencyKeys).set({ status: answer.status, body }).where(isKey(request));
}

/** Frees a key whose request failed on our side, so that it can be sent again. */
export async function releaseKey(db: Database, request: KeyedRequest): Promise<void> {
  await db.delete(idempotencyKeys).where(and(isKey(request), isNull(idempotencyKeys.status)));
}

/** Deletes the keys of the day before. @returns how many. */
export async function forgetOldKeys(db: Database, now: Date): Promise<number> {
  const gone = await db
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, new Date(now.getTime() - KEPT_MS)))
    .returning({ one: sql`1` });
  return gone.length;
}

/** Too old to remember, or left behind by a process that died before it answered. */
function mayBeTakenOver({ now, digest }: KeyedRequest): SQL {
  const forgottenBefore = new Date(now.getTime() - KEPT_MS).toISOString();
  const abandonedBefore = new Date(now.getTime() - ABANDONED_MS).toISOString();
  return sql`${idempotencyKeys.createdAt} < ${forgottenBefore} or (${idempotencyKeys.status} is null
    and ${idempotencyKeys.requestDigest} = ${digest} and ${idempotencyKeys.createdAt} < ${abandonedBefore})`;
}

const isKey = ({ organizationId, key }: KeyedRequest) =>
  and(eq(idempotencyKeys.organizationId, organizationId), eq(idempotencyKeys.key, key));

const stillUnderWay = {
  en: 'The first request with this Idempotency-Key is still under way. Ask again in a moment.',
  fr: 'La première requête portant cette Idempotency-Key est encore en cours. Redemandez dans un instant.',
};
