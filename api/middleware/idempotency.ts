import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { invalid } from '../../domain/error/failure';
import type { Answer, KeyedRequest } from '../../services/idempotency/first-answer';
import { claimKey, keepAnswer, releaseKey } from '../../services/idempotency/first-answer';
import type { ServiceContext } from '../../services/context';

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Runs a POST once for each `Idempotency-Key`: repetitions get the first answer, marked `Idempotency-Replayed`.
 * Refusals (4xx) are answers too; a failure on our side frees the key. Without the header the work just runs.
 * Null is an answer that the work has given by itself; it cannot be repeated, so its key is freed too.
 */
export async function answerOnce(
  ctx: ServiceContext,
  request: Request,
  response: Response,
  work: () => Promise<Answer | null>,
): Promise<Answer | null> {
  const key = request.get('idempotency-key');
  if (key === undefined || request.method !== 'POST') return work();
  if (!KEY.test(key)) {
    throw invalid([{ path: 'Idempotency-Key', message: 'wants 1 to 255 visible ASCII characters' }]);
  }
  const keyed: KeyedRequest = {
    organizationId: ctx.organizationId,
    key,
    digest: digestOf(request),
    now: ctx.now(),
  };
  const first = await claimKey(ctx.db, keyed);
  if (first !== null) {
    response.set('Idempotency-Replayed', 'true');
    return first;
  }
  const answer = await work().catch(async (error: unknown) => {
    await releaseKey(ctx.db, keyed);
    throw error;
  });
  if (answer === null) await releaseKey(ctx.db, keyed);
  else await keepAnswer(ctx.db, keyed, answer);
  return answer;
}

/** An upload is known by its length: its bytes have not been read yet. */
function digestOf(request: Request): string {
  const body: unknown = request.body;
  const content = body === undefined ? (request.get('content-length') ?? '') : JSON.stringify(body);
  return createHash('sha256').update(`${request.method} ${request.originalUrl}\n${content}`).digest('base64');
}
