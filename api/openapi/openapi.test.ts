import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';
import { routeTable } from '../routes';
import { templatedPath } from './operation';

/** What of the OpenAPI 3.1 meta-schema a document of ours can get wrong. */
const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean(),
  schema: z.unknown(),
});
const operation = z.object({
  operationId: z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/),
  summary: z.string().min(1),
  tags: z.array(z.string()).min(1),
  parameters: z.array(parameter).optional(),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }).optional(),
  responses: z.record(
    z.string().regex(/^(?:[1-5]\d\d|default)$/),
    z.union([z.object({ description: z.string() }), z.object({ $ref: z.string() })]),
  ),
});
const documentSchema = z.object({
  openapi: z.string().startsWith('3.1.'),
  info: z.object({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.url() })),
  paths: z.record(z.string().startsWith('/'), z.record(z.string(), z.unknown())),
  components: z.object({
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), z.unknown()),
    responses: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
});
const methods = ['get', 'post', 'put', 'patch', 'delete'];

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let api: TestApi;
let document: z.infer<typeof documentSchema>;

beforeAll(async () => {
  connection = await openTestDatabase();
  api = await startTestApi(connection);
  document = documentSchema.parse(await (await fetch(`${api.app}/api/openapi.json`)).json());
});
afterAll(async () => {
  await api.close();
  await connection.close();
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, value]) =>
      methods.includes(method) ? [{ path, ...operation.parse(value) }] : [],
    ),
  );

describe('the OpenAPI document', () => {
  test('holds only operations that a generator can read, each with an id of its own', () => {
    const ids = operations().map(({ operationId }) => operationId);

    expect(new Set(ids).size).toBe(ids.length);
  });

  test('names each parameter of a path', () => {
    for (const { path, parameters = [] } of operations()) {
      const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
      const named = parameters.filter((given) => given.in === 'path').map(({ name }) => name);
      expect(named, path).toEqual(inPath);
    }
  });

  test('points nowhere that does not exist', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g);
    for (const [, reference = ''] of references) {
      const target = reference.slice(2).split('/').reduce<unknown>(childOf, document);
      expect(target, reference).toBeDefined();
    }
  });

  test('lists every route, for the organisation and for an artist', () => {
    const { organization, workspace } = routeTable(api.deps);
    for (const { spec } of [...organization, ...workspace]) {
      expect(document.paths[templatedPath(`/api${spec.path}`)], spec.path).toHaveProperty(spec.method);
    }
    for (const { spec } of workspace) {
      const path = templatedPath(`/api/artists/:artistId${spec.path}`);
      expect(document.paths[path], path).toHaveProperty(spec.method);
    }
  });
});

describe('Swagger UI', () => {
  test('is served by us, with a policy that allows no other origin', async () => {
    const page = await fetch(`${api.app}/api/docs`);
    const script = await fetch(`${api.app}/api/docs/swagger-ui-bundle.js`);

    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).not.toMatch(/(?:src|href)="https?:/);
    expect(script.status).toBe(200);
  });
});

function childOf(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null
    ? Reflect.get(holder, key.replaceAll('~1', '/').replaceAll('~0', '~'))
    : undefined;
}
