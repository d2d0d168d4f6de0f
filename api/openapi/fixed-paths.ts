import { authEndpoints } from '../auth/endpoints';
import type { Components } from './components';
import type { Operation } from './operation';
import { jsonBody, operationIdOf, pathParameters, templatedPath } from './operation';

interface FixedPath {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly answers: Readonly<Record<number, string>>;
}

const invalidToken = { 404: 'We did not sign this token, or its message is gone.' };

const system: readonly FixedPath[] = [
  { method: 'get', path: '/api/health', tag: 'System', summary: 'The process answers', answers: { 200: 'It does.' } },
  {
    method: 'get',
    path: '/api/ready',
    tag: 'System',
    summary: 'Database, Temporal and SMTP, each with its state',
    answers: { 200: 'All of them answer.', 503: 'One of them does not.' },
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    tag: 'System',
    summary: 'This document',
    answers: { 200: 'OpenAPI 3.1.' },
  },
];

const programs: readonly FixedPath[] = [
  {
    method: 'post',
    path: '/api/email/track/open/:trackingId',
    tag: 'Tracking',
    summary: 'A program reports an open; the tracking id is the token of the pixel',
    answers: { 204: 'Counted.', ...invalidToken },
  },
  {
    method: 'post',
    path: '/api/email/track/click/:trackingId',
    tag: 'Tracking',
    summary: 'A program reports a click; the answer says where the link leads',
    answers: { 200: 'Counted; `url` is the address.', ...invalidToken },
  },
  {
    method: 'post',
    path: '/api/email/unsubscribe/:trackingId',
    tag: 'Tracking',
    summary: 'A program unsubscribes a reader; the tracking id is the token of the unsubscribe link',
    answers: { 200: 'Unsubscribed, now or before.', ...invalidToken },
  },
];

const readers: readonly FixedPath[] = [
  {
    method: 'get',
    path: '/t/o/:trackingId',
    tag: 'Public addresses',
    summary: 'The open pixel, a GIF of 43 bytes',
    answers: { 200: 'Counted.', 404: 'The image all the same, but counted nowhere.' },
  },
  {
    method: 'get',
    path: '/t/c/:token',
    tag: 'Public addresses',
    summary: 'A tracked link',
    answers: { 302: 'Counted; on to the address.', ...invalidToken },
  },
  {
    method: 'get',
    path: '/u/:token',
    tag: 'Public addresses',
    summary: 'The unsubscribe page; changes nothing',
    answers: { 200: 'A page.', ...invalidToken },
  },
  {
    method: 'post',
    path: '/u/:token',
    tag: 'Public addresses',
    summary: 'One-click unsubscribe (RFC 8058)',
    answers: { 200: 'Unsubscribed, now or before.', ...invalidToken },
  },
  {
    method: 'get',
    path: '/u/:token/preferences',
    tag: 'Public addresses',
    summary: 'What a reader agreed to',
    answers: { 200: 'A page.', ...invalidToken },
  },
  {
    method: 'post',
    path: '/u/:token/preferences',
    tag: 'Public addresses',
    summary: 'Change what a reader agrees to',
    answers: { 200: 'Saved.', ...invalidToken },
  },
  {
    method: 'get',
    path: '/v/:token',
    tag: 'Public addresses',
    summary: 'A message in the browser',
    answers: { 200: 'The message.', ...invalidToken },
  },
];

type Paths = Record<string, Record<string, unknown>>;

/** What is not made of routes: health, accounts, tracking, and the addresses on the public origin. */
export function fixedPaths(components: Components, publicOrigin: string): Paths {
  const paths: Paths = {};
  for (const fixed of [...system, ...programs]) add(paths, fixed.path, fixed.method, describeFixed(fixed));
  for (const fixed of readers) {
    add(paths, fixed.path, fixed.method, { ...describeFixed(fixed), servers: [{ url: publicOrigin }] });
  }
  for (const { method, path, summary, body } of authEndpoints) {
    const operationId = operationIdOf(method, `/api/auth${path}`);
    add(paths, `/api/auth${path}`, method, {
      operationId,
      tags: ['Accounts'],
      summary,
      security: [],
      ...(body === undefined
        ? {}
        : { requestBody: jsonBody(components.describe(body, 'input', bodyName(operationId))) }),
      responses: { 200: { description: 'Done.' }, default: { $ref: '#/components/responses/Problem' } },
    });
  }
  return paths;
}

const bodyName = (operationId: string): string => `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Body`;

const describeFixed = ({ method, path, tag, summary, answers }: FixedPath): Operation => ({
  operationId: operationIdOf(method, path),
  tags: [tag],
  summary,
  security: [],
  parameters: pathParameters(path),
  responses: Object.fromEntries(Object.entries(answers).map(([status, description]) => [status, { description }])),
});

function add(paths: Paths, path: string, method: string, operation: Operation): void {
  (paths[templatedPath(path)] ??= {})[method] = operation;
}
