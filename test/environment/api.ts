import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Express } from 'express';
import { createApp } from '../../api/app';
import { createAuth } from '../../api/auth/auth';
import { createApiKey } from '../../api/auth/provision';
import type { ApiDeps } from '../../api/deps';
import { createLogger } from '../../api/log';
import { createRateLimits } from '../../api/middleware/rate-limit';
import { createPublicApp } from '../../api/public-app';
import type { DatabaseConnection } from '../../db/client';
import type { MemberRole } from '../../domain/organization/role';
import { rolePermissions } from '../../domain/organization/role';
import { createAccountStore } from '../../services/organization/account-store';
import { createMemberships } from '../../services/organization/memberships';
import { createTokens } from '../../services/tracking/tokens';
import { createMember } from '../factories/member';
import { createOrganization } from '../factories/organization';
import { noFiles } from './context';
import type { RecordingGateway } from './recording-gateway';
import { createRecordingGateway } from './recording-gateway';

const SECRET = 'a secret for tests, of no use elsewhere';

export interface SentMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface TestApi {
  /** `http://127.0.0.1:port`; the API is at `/api`. */
  readonly app: string;
  readonly public: string;
  /** The organisation that `apiKeyFor` makes keys of. */
  readonly organizationId: string;
  readonly artistId: string;
  readonly deps: ApiDeps;
  readonly gateway: RecordingGateway;
  /** What the product itself has mailed, such as invitations. */
  readonly mails: readonly SentMail[];
  /** A key that may what members of that role may; of another organisation where one is named. */
  apiKeyFor(role: MemberRole, organizationId?: string): Promise<string>;
  /** Calls the API as a key. `path` begins after `/api`; `body` is sent as JSON. */
  call(
    key: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  close(): Promise<void>;
}

/** Both listeners on free ports of the loopback, over a database, with a gateway that remembers and a mailer that keeps. */
export async function startTestApi(
  connection: DatabaseConnection,
  overrides: Partial<ApiDeps> & { readonly requestsPerMinute?: number } = {},
): Promise<TestApi> {
  const { organizationId, artistId } = await createOrganization(connection);
  const gateway = createRecordingGateway();
  const mails: SentMail[] = [];
  const appServer = await listen();
  const publicServer = await listen();
  const deps = testDeps(
    connection,
    { gateway, mails, app: originOf(appServer), public: originOf(publicServer) },
    overrides,
  );
  serve(appServer, createApp(deps));
  serve(publicServer, createPublicApp(deps));

  return {
    app: deps.appOrigin,
    public: deps.publicOrigin,
    organizationId,
    artistId,
    deps,
    gateway,
    mails,
    async apiKeyFor(role, ofOrganization = organizationId) {
      const { userId } = await createMember(connection, { organizationId: ofOrganization, role: 'owner' });
      return createApiKey(deps.auth, {
        organizationId: ofOrganization,
        userId,
        name: `key of a test ${role}`,
        scopes: rolePermissions[role],
      });
    },
    call: (key, method, path, body, headers = {}) =>
      fetch(`${deps.appOrigin}/api${path}`, {
        method,
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async close() {
      await Promise.all([stop(appServer), stop(publicServer)]);
    },
  };
}

interface Around {
  readonly gateway: RecordingGateway;
  readonly mails: SentMail[];
  readonly app: string;
  readonly public: string;
}

function testDeps(
  { db, sql }: DatabaseConnection,
  around: Around,
  { requestsPerMinute = 100_000, ...overrides }: Partial<ApiDeps> & { readonly requestsPerMinute?: number },
): ApiDeps {
  const now = () => new Date();
  const mailer = { send: async (mail: SentMail) => void around.mails.push(mail) };
  const auth = createAuth({
    store: createAccountStore(db),
    mailer,
    memberships: createMemberships(db, now),
    secret: SECRET,
    appOrigin: around.app,
    onError: (error) => {
      throw error;
    },
  });
  return {
    db,
    sql,
    workflows: around.gateway,
    files: noFiles,
    mailer,
    tokens: createTokens(SECRET),
    auth,
    limits: createRateLimits({ requestsPerMinute }),
    checks: {
      database: async () => void (await sql`select 1`),
      temporal: () => around.gateway.check(),
      smtp: async () => undefined,
    },
    logger: createLogger('silent'),
    now,
    questionLimitMs: 20_000,
    appOrigin: around.app,
    publicOrigin: around.public,
    trustProxy: 'loopback',
    ...overrides,
  };
}

async function listen(): Promise<Server> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const serve = (server: Server, app: Express): void => void server.on('request', app);

function originOf(server: Server): string {
  const address = server.address();
  if (!isTcp(address)) throw new Error('the server does not listen on a port');
  return `http://127.0.0.1:${address.port}`;
}

const isTcp = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

/** The body of an answer, believed to be what the test goes on to compare. */
export async function readJson<T>(answer: Response): Promise<T> {
  return JSON.parse(await answer.text());
}
