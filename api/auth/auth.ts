import { randomBytes } from 'node:crypto';
import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { organization } from 'better-auth/plugins';
import { uuidV7From } from '../../domain/identity/uuid';
import { Failure } from '../../domain/error/failure';
import type { SystemMailer } from '../../services/ports';
import type { AccountStore } from '../../services/organization/account-store';
import type { Memberships } from '../../services/organization/memberships';
import { entranceOf } from './endpoints';
import { requestLocale } from './request-locale';
import { accessControl, organizationRoles } from './roles';
import { resetPasswordMail } from './mails';

const DAY_SECONDS = 86_400;

export interface AuthDeps {
  readonly store: AccountStore;
  readonly mailer: SystemMailer;
  readonly memberships: Memberships;
  /** The installation's master secret; the library derives its own from it. */
  readonly secret: string;
  /** Where people sign in; cookies are Secure when it is https. */
  readonly appOrigin: string;
  readonly onError: (error: unknown) => void;
}

export type Auth = ReturnType<typeof createAuth>;

/** Header that carries the caller's address from our listener to the library; a client cannot set it. */
export const CLIENT_IP_HEADER = 'x-fermata-client-ip';

/** Accounts, sessions, passwords and API keys. Who belongs to which organisation is decided by `memberships`. */
export function createAuth(deps: AuthDeps) {
  return betterAuth({
    appName: 'Fermata',
    baseURL: deps.appOrigin,
    basePath: '/api/auth',
    secret: deps.secret,
    database: deps.store,
    trustedOrigins: [deps.appOrigin],
    telemetry: { enabled: false },
    // Our own limits answer in the API's envelope; the library's log would hold addresses.
    rateLimit: { enabled: false },
    logger: { disabled: true },
    onAPIError: { onError: deps.onError },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      // Not told to who asks: the answer is the same for every address, known or not.
      sendResetPassword: ({ user, token }, request) =>
        deps.mailer
          .send({ to: user.email, ...resetPasswordMail(requestLocale(request), deps.appOrigin, token) })
          .catch(deps.onError),
    },
    session: { expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    databaseHooks: membershipHooks(deps.memberships),
    advanced: {
      cookiePrefix: 'fermata',
      useSecureCookies: deps.appOrigin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
      database: { generateId: () => uuidV7From(Date.now(), randomBytes(10)) },
    },
    plugins: [
      organization({ ac: accessControl, roles: organizationRoles, allowUserToCreateOrganization: false }),
      apiKey({
        references: 'organization',
        defaultPrefix: 'fk_',
        defaultKeyLength: 48,
        maximumNameLength: 100,
        keyExpiration: { maxExpiresIn: 3650 },
        startingCharactersConfig: { charactersLength: 9 },
        rateLimit: { enabled: false },
      }),
    ],
  });
}

/** A person who signs in always stands in an organisation: the invitation's, the one they know, or a new one. */
function membershipHooks(memberships: Memberships) {
  return {
    user: {
      create: {
        before: async (user: { email: string }, endpoint: { body?: unknown } | null) =>
          asLibraryError(() => memberships.assertMayJoin(user.email, entranceOf(endpoint?.body))),
      },
    },
    session: {
      create: {
        before: async (session: { userId: string }, endpoint: { body?: unknown } | null) => {
          const activeOrganizationId = await asLibraryError(() =>
            memberships.enter(session.userId, entranceOf(endpoint?.body)),
          );
          return { data: { activeOrganizationId } };
        },
      },
    },
  };
}

async function asLibraryError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) throw new APIError('NOT_FOUND', { code: error.code, message: error.message });
    throw error;
  }
}
