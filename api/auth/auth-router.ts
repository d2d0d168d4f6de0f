import type { Request, Response } from 'express';
import { Router, json } from 'express';
import type { ErrorCode } from '../../domain/error/codes';
import type { Failure } from '../../domain/error/failure';
import { failure } from '../../domain/error/failure';
import type { Locale } from '../../domain/locale/locale';
import type { ApiDeps } from '../deps';
import { requestFacts } from '../middleware/request';
import { parseInput } from '../validation';
import { CLIENT_IP_HEADER } from './auth';
import type { AuthEndpoint } from './endpoints';
import { authEndpoints } from './endpoints';
import { libraryProblems } from './library-problems';
import { assertSameSite } from './same-site';

const BODY_LIMIT = '16kb';
const SIGN_IN = '/sign-in/email';
/** Paths where a password or an account can be guessed. */
const guessable: ReadonlySet<string> = new Set([SIGN_IN, '/sign-up/email', '/request-password-reset']);

/** `/api/auth`: the account library behind our validation, our limits and our error envelope. */
export function createAuthRouter(deps: Pick<ApiDeps, 'auth' | 'limits' | 'appOrigin'>): Router {
  const router = Router();
  const readJson = json({ limit: BODY_LIMIT });
  for (const endpoint of authEndpoints) {
    router[endpoint.method](endpoint.path, readJson, async (request, response) => {
      assertSameSite(request, deps.appOrigin);
      const body = bodyOf(endpoint, request, requestFacts(request).locale);
      if (guessable.has(endpoint.path)) await deps.limits.signIn(accountOf(body), request, response);
      const answer = await deps.auth.handler(webRequest(request, body, deps.appOrigin));
      if (!answer.ok) throw await asFailure(answer);
      if (endpoint.path === SIGN_IN) await deps.limits.signedIn(accountOf(body), request);
      await relay(answer, response);
    });
  }
  return router;
}

function bodyOf({ body: schema }: AuthEndpoint, request: Request, locale: Locale): unknown {
  const body: unknown = request.body;
  return schema === undefined ? undefined : parseInput(schema, body ?? {}, locale);
}

const accountOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'email' in body && typeof body.email === 'string' ? body.email : '';

/** The request as the Fetch API knows it, for the library; only the headers that it reads go along. */
function webRequest(request: Request, body: unknown, appOrigin: string): globalThis.Request {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent', 'accept-language']) {
    const value = request.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  headers.set(CLIENT_IP_HEADER, request.ip ?? '');
  // Where it comes from was checked before.
  headers.set('origin', appOrigin);
  if (request.method === 'GET') return new globalThis.Request(appOrigin + request.originalUrl, { headers });
  headers.set('content-type', 'application/json');
  return new globalThis.Request(appOrigin + request.originalUrl, {
    method: request.method,
    headers,
    body: JSON.stringify(body ?? {}),
  });
}

async function relay(answer: globalThis.Response, response: Response): Promise<void> {
  for (const cookie of answer.headers.getSetCookie()) response.append('Set-Cookie', cookie);
  response
    .status(answer.status)
    .type('application/json')
    .send(await answer.text());
}

async function asFailure(answer: globalThis.Response): Promise<Failure> {
  const body: unknown = await answer.json().catch(() => null);
  const libraryCode =
    typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : '';
  const known = libraryProblems[libraryCode];
  if (known === undefined) return failure(codeOfStatus[answer.status] ?? 'INTERNAL', { cause: new Error(libraryCode) });
  return failure(known.code, { message: known.message });
}

const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'VALIDATION_FAILED',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  422: 'VALIDATION_FAILED',
  429: 'RATE_LIMIT_EXCEEDED',
};
