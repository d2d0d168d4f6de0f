import type { z } from 'zod';
import type { Route } from '../route';
import type { Components, JsonSchema } from './components';

/** One operation of an OpenAPI document. */
export type Operation = Readonly<Record<string, unknown>>;

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key and body returns the first answer, for a day.',
  schema: { type: 'string', maxLength: 255 },
};

/** A route as OpenAPI tells it. `path` is the whole one, in Express's form. */
export function describeRoute({ spec }: Route, path: string, components: Components): Operation {
  const operationId = operationIdOf(spec.method, path);
  const describe = (schema: z.ZodType, side: 'input' | 'output', part: string) =>
    components.describe(schema, side, capital(`${operationId}${part}`));
  const query =
    spec.query === undefined ? [] : parametersOf(components.describeInline(spec.query, 'input', operationId));
  const status = spec.status ?? (spec.answer === undefined && spec.method === 'delete' ? 204 : 200);
  return {
    operationId,
    tags: [spec.tag],
    summary: spec.summary,
    ...(spec.permission === null ? {} : { description: `Needs the permission \`${spec.permission}\`.` }),
    parameters: [...pathParameters(path), ...query, ...(spec.method === 'post' ? [idempotencyKey] : [])],
    ...(spec.body === undefined ? {} : { requestBody: jsonBody(describe(spec.body, 'input', 'Body')) }),
    ...(spec.upload === undefined ? {} : { requestBody: uploadBody(describe(spec.upload, 'input', 'Options')) }),
    responses: {
      [status]: {
        description: status === 204 ? 'Done; nothing to say.' : 'Done.',
        ...(spec.answer === undefined ? {} : jsonContent(describe(spec.answer, 'output', 'Answer'))),
      },
      ...refusals(spec.method, path, spec),
    },
  };
}

function refusals(method: string, path: string, spec: Route['spec']): Readonly<Record<string, unknown>> {
  const takesInput = spec.body !== undefined || spec.query !== undefined;
  return {
    ...(takesInput ? { 400: problem('The request is not valid; `details` lists each field at fault.') } : {}),
    401: problem('No session and no valid API key.'),
    ...(spec.permission === null ? {} : { 403: problem('The role or the scopes do not allow it.') }),
    ...(path.includes(':') ? { 404: problem('Nothing of this organisation has that id.') } : {}),
    ...(method === 'get' ? {} : { 409: problem('It conflicts with the present state, or with an Idempotency-Key.') }),
    ...(spec.body === undefined ? {} : { 413: problem('The body is larger than 1 MB.') }),
    429: problem('Too many requests; `Retry-After` says how many seconds to wait.'),
  };
}

export const jsonBody = (schema: JsonSchema) => ({ required: true, ...jsonContent(schema) });
export const jsonContent = (schema: JsonSchema) => ({ content: { 'application/json': { schema } } });

const uploadBody = (options: JsonSchema) => ({
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' }, options },
        required: ['file'],
      },
      encoding: { options: { contentType: 'application/json' } },
    },
  },
});

/** `/contacts/:contactId` → `/contacts/{contactId}`. */
export const templatedPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

export const pathParameters = (path: string): readonly JsonSchema[] =>
  Array.from(path.matchAll(/:(\w+)/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function parametersOf(schema: JsonSchema): readonly JsonSchema[] {
  const { properties, required } = schema;
  if (typeof properties !== 'object' || properties === null) return [];
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(properties).map(([name, value]: [string, unknown]) => ({
    name,
    in: 'query',
    required: needed.includes(name),
    schema: value,
  }));
}

/** `get /api/artists/:artistId/contacts/:contactId` → `getArtistsContactsByContactId`. */
export function operationIdOf(method: string, path: string): string {
  const words = path
    .replace(/^\/api/, '')
    .split(/[/.-]/)
    .filter((word) => word !== '' && word !== ':artistId')
    .map((word) => (word.startsWith(':') ? `By${capital(word.slice(1))}` : capital(word)));
  return method + words.join('');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
