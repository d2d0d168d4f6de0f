import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Locale } from '../../domain/locale/locale';
import { negotiateLocale } from '../../domain/locale/locale';

/** What every request carries from its first middleware on. */
export interface RequestFacts {
  readonly id: string;
  readonly locale: Locale;
}

const factsOf = new WeakMap<Request, RequestFacts>();

/** A request that never met `describeRequest` has an id all the same, so that its failure can be found. */
export function requestFacts(request: Request): RequestFacts {
  const known = factsOf.get(request);
  if (known !== undefined) return known;
  const facts = { id: randomUUID(), locale: negotiateLocale(request.get('accept-language')) };
  factsOf.set(request, facts);
  return facts;
}

/** Gives the request its id and language, and logs its end. Paths hold ids and tokens, so only the route's pattern is logged. */
export function describeRequest(logger: Logger): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const { id, locale } = requestFacts(request);
    const startedMs = performance.now();
    response.set({ 'X-Request-Id': id, 'Content-Language': locale });
    response.vary('Accept-Language');
    response.on('finish', () => {
      logger.info({
        requestId: id,
        method: request.method,
        route: routeOf(request),
        status: response.statusCode,
        durationMs: Math.round(performance.now() - startedMs),
      });
    });
    next();
  };
}

function routeOf(request: Request): string {
  const route: unknown = request.route;
  const path = typeof route === 'object' && route !== null && 'path' in route ? route.path : '';
  return `${request.baseUrl.replace(/[0-9a-f-]{36}/g, ':id')}${typeof path === 'string' ? path : ''}` || '(no route)';
}
