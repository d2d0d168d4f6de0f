import type { Request, RequestHandler, Response } from 'express';
import { Router, json } from 'express';
import { failure } from '../domain/error/failure';
import { isUuid } from '../domain/identity/uuid';
import type { ServiceContext } from '../services/context';
import type { Answer } from '../services/idempotency/first-answer';
import { getArtistInOrganization } from '../services/organization/list-artists';
import type { Authenticate } from './auth/authenticate';
import type { Principal } from './auth/principal';
import { principalOf, rememberPrincipal } from './auth/principal';
import type { ApiDeps } from './deps';
import { PROBLEM_TYPE, presentProblem, toFailure } from './errors';
import { answerOnce } from './middleware/idempotency';
import { requestFacts } from './middleware/request';
import type { Route } from './route';

const BODY_LIMIT = '1mb';

type RouterDeps = Pick<ApiDeps, 'db' | 'workflows' | 'files' | 'now' | 'limits' | 'logger' | 'questionLimitMs'> & {
  readonly authenticate: Authenticate;
};

/** The routes as an Express router. Its mount decides the scope: `/api`, or `/api/artists/:artistId`. */
export function createRouter(routes: readonly Route[], deps: RouterDeps): Router {
  const router = Router({ mergeParams: true });
  const readJson = json({ limit: BODY_LIMIT });
  const methodsOf = new Map<string, string[]>();
  for (const route of routes) {
    const { method, path } = route.spec;
    methodsOf.set(path, [...(methodsOf.get(path) ?? []), method.toUpperCase()]);
    router[method](path, admit(route, deps), readJson, serve(route, deps));
  }
  for (const [path, methods] of methodsOf) router.all(path, refuseMethod(methods));
  return router;
}

/** Who asks, how often, and whether they may: all before a byte of the body is read. */
function admit({ spec }: Route, { authenticate, limits }: RouterDeps): RequestHandler {
  return async (request, response, next) => {
    const principal = await authenticate(request);
    await limits.caller(principal.actor.id ?? principal.organizationId, response);
    if (spec.permission !== null && !principal.permissions.has(spec.permission)) throw failure('FORBIDDEN');
    rememberPrincipal(request, principal);
    next();
  };
}

function serve(route: Route, deps: RouterDeps): RequestHandler {
  return async (request, response) => {
    const principal = principalOf(request);
    assertMediaType(route, request);
    const { artistId, ...params } = request.params;
    const ctx = await contextOf(deps, { request, response, principal, artistId });
    const answer = await answerOnce(ctx, request, response, () =>
      answerOf(route, { ctx, params, request, response }, deps),
    );
    if (answer !== null) send(response, answer);
  };
}

interface Invocation {
  readonly ctx: ServiceContext;
  readonly params: unknown;
  readonly request: Request;
  readonly response: Response;
}

/** A refusal is an answer like any other; what is our fault goes on to the error handler. */
async function answerOf(route: Route, invocation: Invocation, { now }: RouterDeps): Promise<Answer | null> {
  const { ctx, request, response } = invocation;
  const body: unknown = request.body;
  try {
    const value = await route.run({ ...invocation, query: request.query, body: body ?? {} });
    if (response.headersSent || response.writableEnded) return null;
    if (value === undefined) return { status: 204, json: null };
    return { status: route.spec.status ?? 200, json: JSON.stringify(value) };
  } catch (error) {
    const known = toFailure(error);
    const problem = presentProblem(known, { requestId: requestFacts(request).id, locale: ctx.locale, now: now() });
    if (problem.status >= 500 || response.headersSent) throw error;
    return { status: problem.status, json: JSON.stringify(problem) };
  }
}

function send(response: Response, { status, json: text }: Answer): void {
  response.status(status);
  if (text === null) response.end();
  else response.type(status >= 400 ? PROBLEM_TYPE : 'application/json').send(text);
}

interface Caller {
  readonly request: Request;
  readonly response: Response;
  readonly principal: Principal;
  readonly artistId: unknown;
}

async function contextOf(
  { db, workflows, files, now, logger, questionLimitMs }: RouterDeps,
  { request, response, principal, artistId }: Caller,
): Promise<ServiceContext> {
  const { actor, organizationId, metiers } = principal;
  const { id: requestId, locale } = requestFacts(request);
  const scope = {
    db,
    workflows,
    files,
    now,
    organizationId,
    actor,
    metiers,
    locale,
    questionLimitMs,
    ip: request.ip ?? null,
    signal: abortedWith(response),
    warn: (facts: object, message: string) => logger.warn({ requestId, ...facts }, message),
  };
  if (artistId === undefined) return { ...scope, artistId: null };
  if (typeof artistId !== 'string' || !isUuid(artistId)) throw failure('NOT_FOUND');
  const artist = await getArtistInOrganization(scope, artistId);
  return { ...scope, artistId: artist.id };
}

/** Aborted when the connection closes before the answer is sent. */
function abortedWith(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

function assertMediaType({ spec }: Route, request: Request): void {
  const hasBody = request.get('transfer-encoding') !== undefined || Number(request.get('content-length') ?? 0) > 0;
  const body: unknown = request.body;
  if (spec.body !== undefined && hasBody && body === undefined) throw failure('UNSUPPORTED_MEDIA_TYPE');
}

function refuseMethod(methods: readonly string[]): RequestHandler {
  return (_request, response) => {
    response.set('Allow', methods.join(', '));
    throw failure('METHOD_NOT_ALLOWED');
  };
}
