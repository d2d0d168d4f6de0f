import type { ErrorCode } from '../domain/error/codes';
import type { FieldFault } from '../domain/error/failure';
import type { Locale } from '../domain/locale/locale';

/** `limit`, `cursor`, `sort`, `q` and the filters of a list. */
export type ListQuery = Readonly<Record<string, string | number | boolean | undefined>>;

/** An answer that is an error: the problem document of RFC 9457, with its sentence as the message. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    /** The HTTP status. */
    readonly status: number,
    readonly code: ErrorCode | 'UNKNOWN',
    message: string,
    /** Each field at fault. */
    readonly details: readonly FieldFault[],
    /** The id that finds the failure in the API's log; null where there is none. */
    readonly instance: string | null,
  ) {
    super(message);
  }
}

export interface ClientOptions {
  /** Where the API is mounted: `/api`, `https://…/api`, or `/api/artists/{artistId}` for one workspace. */
  readonly baseUrl: string;
  /** `fk_…`; without it the browser's session cookie counts. */
  readonly apiKey?: string;
  /** The language of the error sentences. */
  readonly locale?: Locale;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a request may carry beside its method and path. */
interface Parts {
  readonly query?: ListQuery;
  readonly body?: object | FormData;
}

/** The verbs that the API's methods are made of. */
export interface Verbs {
  readonly get: <T>(path: string, query?: ListQuery) => Promise<T>;
  readonly post: <T>(path: string, body?: object | FormData) => Promise<T>;
  readonly put: <T>(path: string, body: object) => Promise<T>;
  readonly patch: <T>(path: string, body: object) => Promise<T>;
  readonly remove: <T = void>(path: string) => Promise<T>;
}

/** Each verb sends one request and settles with its answer. @throws ApiProblem for an error answer. */
export function verbsOf(options: ClientOptions): Verbs {
  const send = <T>(method: string, path: string, parts: Parts = {}): Promise<T> =>
    request<T>(options, method, path, parts);
  return {
    get: <T>(path: string, query: ListQuery = {}) => send<T>('GET', path, { query }),
    post: <T>(path: string, body: object | FormData = {}) => send<T>('POST', path, { body }),
    put: <T>(path: string, body: object) => send<T>('PUT', path, { body }),
    patch: <T>(path: string, body: object) => send<T>('PATCH', path, { body }),
    remove: <T = void>(path: string) => send<T>('DELETE', path),
  };
}

async function request<T>(
  options: ClientOptions,
  method: string,
  path: string,
  { query = {}, body }: Parts,
): Promise<T> {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  const search = given.toString();
  const isForm = body instanceof FormData;
  const answer = await fetch(`${options.baseUrl}${path}${search === '' ? '' : `?${search}`}`, {
    method,
    headers: {
      ...(options.locale === undefined ? {} : { 'accept-language': options.locale }),
      ...(options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw problemOf(answer, text);
  return JSON.parse(text === '' ? 'null' : text);
}

/** A proxy may answer in its own words, so nothing of the document is taken for granted. */
function problemOf({ status, statusText }: Response, text: string): ApiProblem {
  try {
    const { code, message, details, instance } = JSON.parse(text);
    return new ApiProblem(status, code ?? 'UNKNOWN', message ?? statusText, details ?? [], instance ?? null);
  } catch {
    return new ApiProblem(status, 'UNKNOWN', statusText, [], null);
  }
}
