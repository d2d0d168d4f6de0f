import { z } from 'zod';
import { errorStatus } from '../../domain/error/codes';
import type { ErrorCode } from '../../domain/error/codes';
import type { RouteTable } from '../routes';
import type { Route } from '../route';
import type { JsonSchema } from './components';
import { createComponents } from './components';
import { fixedPaths } from './fixed-paths';
import { describeRoute, templatedPath } from './operation';

interface DocumentOptions {
  readonly appOrigin: string;
  readonly publicOrigin: string;
}

const isCode = (name: string): name is ErrorCode => name in errorStatus;

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().describe('`urn:uuid:` and the id that finds the failure in the log.'),
  code: z.enum(Object.keys(errorStatus).filter(isCode)),
  message: z.string().describe('What happened and what to do, in the language of Accept-Language.'),
  details: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .describe('Each field at fault.'),
  timestamp: z.iso.datetime(),
  campaignId: z.string().optional(),
  contactId: z.string().optional(),
  workflowId: z.string().optional(),
  recoverable: z.boolean().describe('The same request may succeed later.'),
  gdprImpact: z.boolean(),
});

/** The OpenAPI 3.1 document of everything that is mounted, made of the schemas that validate the requests. */
export function openApiDocument(routes: RouteTable, { appOrigin, publicOrigin }: DocumentOptions): JsonSchema {
  const components = createComponents();
  const paths: Record<string, Record<string, unknown>> = {};
  const add = (route: Route, mount: string, suffix = '') => {
    const path = mount + route.spec.path;
    const operation = describeRoute(route, path, components);
    const operationId = `${String(operation['operationId'])}${suffix}`;
    (paths[templatedPath(path)] ??= {})[route.spec.method] = { ...operation, operationId };
  };
  for (const route of [...routes.organization, ...routes.workspace]) add(route, '/api');
  for (const route of routes.workspace) add(route, '/api/artists/:artistId', 'InArtist');
  components.describe(problemSchema, 'output', 'Problem');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fermata',
      version: '1.0.0',
      description:
        'Marketing automation and mailing. Times are ISO 8601 in UTC, ids are UUIDs, unknown fields are refused. Every collection is under `/api` for the organisation and under `/api/artists/{artistId}` for one workspace.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: appOrigin }],
    security: [{ apiKey: [] }, { session: [] }],
    paths: { ...paths, ...fixedPaths(components, publicOrigin) },
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, `fk_…`.' },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie(appOrigin) },
      },
      schemas: components.schemas,
      responses: {
        Problem: {
          description: 'Refused.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

/** As the account library names it. */
const sessionCookie = (appOrigin: string): string =>
  `${appOrigin.startsWith('https:') ? '__Secure-' : ''}fermata.session_token`;
