import type { Request, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { failure } from '../../domain/error/failure';

const WINDOW_SECONDS = 60;
/** Guesses of a password: few for one account, more for an address that many people share. */
const SIGN_INS_PER_ACCOUNT = 10;
const SIGN_INS_PER_ADDRESS = 60;

/** Counters of one process: replicas each allow as much. */
export interface RateLimits {
  /** Every request, by the address it comes from. @throws RATE_LIMIT_EXCEEDED */
  address(request: Request, response: Response): Promise<void>;
  /** A request of a known key or person. @throws RATE_LIMIT_EXCEEDED */
  caller(id: string, response: Response): Promise<void>;
  /** A try to sign in to an account, or to have its password reset. @throws RATE_LIMIT_EXCEEDED */
  signIn(account: string, request: Request, response: Response): Promise<void>;
  /** The try was right, so it was no guess: it does not count. */
  signedIn(account: string, request: Request): Promise<void>;
}

export interface RateLimitOptions {
  /** Requests a minute for one key or person; an address may make twice as many. */
  readonly requestsPerMinute: number;
}

export function createRateLimits({ requestsPerMinute }: RateLimitOptions): RateLimits {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
  const addresses = limiter(requestsPerMinute * 2);
  const callers = limiter(requestsPerMinute);
  const accounts = limiter(SIGN_INS_PER_ACCOUNT);
  const signInAddresses = limiter(SIGN_INS_PER_ADDRESS);
  return {
    address: (request, response) => consume(addresses, addressOf(request), response),
    caller: (id, response) => consume(callers, id, response),
    async signIn(account, request, response) {
      await consume(signInAddresses, addressOf(request), response);
      await consume(accounts, account.toLowerCase(), response);
    },
    async signedIn(account, request) {
      await accounts.delete(account.toLowerCase());
      await signInAddresses.reward(addressOf(request));
    },
  };
}

const addressOf = (request: Request): string => request.ip ?? 'unknown';

/** Takes one point and says how many are left (IETF draft-ietf-httpapi-ratelimit-headers, the three-header form). */
async function consume(limiter: RateLimiterMemory, key: string, response: Response): Promise<void> {
  try {
    setHeaders(limiter, await limiter.consume(key), response);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    setHeaders(limiter, refusal, response);
    response.set('Retry-After', String(secondsUntil(refusal)));
    throw failure('RATE_LIMIT_EXCEEDED');
  }
}

function setHeaders(limiter: RateLimiterMemory, state: RateLimiterRes, response: Response): void {
  response.set({
    'RateLimit-Limit': String(limiter.points),
    'RateLimit-Remaining': String(Math.max(0, state.remainingPoints)),
    'RateLimit-Reset': String(secondsUntil(state)),
  });
}

const secondsUntil = (state: RateLimiterRes): number => Math.ceil(state.msBeforeNext / 1000);
