import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Locale } from '../domain/locale/locale';
import type { Permission } from '../domain/organization/role';
import type { ServiceContext } from '../services/context';
import { failure } from '../domain/error/failure';
import { parseInput } from './validation';

type Shape = z.ZodType | undefined;
type Parsed<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined;

export interface RouteInput<P extends Shape, Q extends Shape, B extends Shape> {
  readonly ctx: ServiceContext;
  readonly params: Parsed<P>;
  readonly query: Parsed<Q>;
  readonly body: Parsed<B>;
  /** For the few routes that stream; others need neither. */
  readonly request: Request;
  readonly response: Response;
}

/**
 * One operation of the API. The zod schemas validate the request and make the OpenAPI document.
 * `path` is relative to its mount, in Express's form (`/campaigns/:campaignId`); tenant routes are mounted under
 * `/api` and under `/api/artists/:artistId`.
 */
export interface RouteSpec<P extends Shape, Q extends Shape, B extends Shape, R extends Shape> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Null lets in every member and every key. */
  readonly permission: Permission | null;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Documents a multipart body, which the handler reads by itself: a part `file`, and `options` of this schema as JSON. */
  readonly upload?: z.ZodType;
  /** 200 unless given. */
  readonly status?: number;
  /** Documents the answer; absent for a streamed or empty one. */
  readonly answer?: R;
  /** A value is sent as JSON with `status`; undefined means 204, or that the handler has answered by itself. */
  readonly handler: (input: RouteInput<P, Q, B>) => Promise<unknown>;
}

/** What the router and the OpenAPI generator see: the same route, its input types erased behind `run`. */
export interface Route {
  readonly spec: Omit<RouteSpec<Shape, Shape, Shape, Shape>, 'handler'>;
  readonly run: (input: {
    readonly ctx: ServiceContext;
    readonly params: unknown;
    readonly query: unknown;
    readonly body: unknown;
    readonly request: Request;
    readonly response: Response;
  }) => Promise<unknown>;
}

/** Declares one route; see {@link RouteSpec}. Each part of the request is validated before the handler sees it. */
export function route<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  R extends Shape = undefined,
>(spec: RouteSpec<P, Q, B, R>): Route {
  return {
    spec,
    run: ({ ctx, params, query, body, request, response }) =>
      spec.handler({
        ctx,
        request,
        response,
        params: parseAddress(spec.params, params, ctx.locale),
        query: parsePart(spec.query, query, ctx.locale),
        body: parsePart(spec.body, body, ctx.locale),
      }),
  };
}

/** What cannot be an id names nothing: 404, not 400. */
function parseAddress<S extends Shape>(schema: S | undefined, value: unknown, locale: Locale): Parsed<S> {
  if (schema !== undefined && !schema.safeParse(value).success) throw failure('NOT_FOUND');
  return parsePart(schema, value, locale);
}

function parsePart<S extends Shape>(schema: S | undefined, value: unknown, locale: Locale): Parsed<S>;
function parsePart(schema: Shape, value: unknown, locale: Locale): unknown {
  return schema === undefined ? undefined : parseInput(schema, value, locale);
}
