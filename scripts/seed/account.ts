import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { createAuth } from '../../api/auth/auth';
import { createAccount, createApiKey } from '../../api/auth/provision';
import type { Database } from '../../db/client';
import { organizations, users } from '../../db/schema';
import { createAccountStore } from '../../services/organization/account-store';
import { createArtist } from '../../services/organization/create-artist';
import { createMemberships } from '../../services/organization/memberships';
import { updateOrganization } from '../../services/organization/update';
import type { ServiceContext } from '../../services/context';
import { demoLogin } from '../start/connection';
import type { DemoLogin } from '../start/connection';

const DEMO_EMAIL = 'demo@fermata.example';
const ORGANIZATION = 'Les Demi-Tons';

export interface DemoAccountOptions {
  readonly db: Database;
  readonly secret: string;
  readonly appOrigin: string;
  /** Where the login is kept, readable by its owner alone: the database holds digests. */
  readonly loginFile: string;
  readonly contextOf: (organizationId: string) => ServiceContext;
}

/** The demo organisation and its login: as kept from an earlier start, else made anew. `isNew` says which. */
export async function ensureDemoAccount(options: DemoAccountOptions): Promise<{ login: DemoLogin; isNew: boolean }> {
  const kept = await keptLogin(options);
  if (kept !== null) return { login: kept, isNew: false };
  const login = await createDemoAccount(options);
  writeFileSync(options.loginFile, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 });
  return { login, isNew: true };
}

async function keptLogin({ db, loginFile }: DemoAccountOptions): Promise<DemoLogin | null> {
  if (!existsSync(loginFile)) return null;
  const login = demoLogin.parse(JSON.parse(readFileSync(loginFile, 'utf8')));
  const [known] = await db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, login.organizationId));
  return known === undefined ? null : login;
}

async function createDemoAccount({ db, secret, appOrigin, contextOf }: DemoAccountOptions): Promise<DemoLogin> {
  const auth = createAuth({
    store: createAccountStore(db),
    mailer: { send: () => Promise.reject(new Error('nothing is mailed while the demo is made')) },
    memberships: createMemberships(db, () => new Date()),
    secret,
    appOrigin,
    onError: (error) => console.error(error),
  });
  const email = await freeAddress(db);
  const password = randomBytes(9).toString('base64url');
  const { userId, organizationId } = await createAccount(auth, db, {
    name: 'Demo',
    email,
    password,
    organization: ORGANIZATION,
  });
  const ctx = contextOf(organizationId);
  await updateOrganization({ ctx, input: { senderName: ORGANIZATION, senderEmail: 'bonjour@demi-tons.example' } });
  const artist = await createArtist({ ctx, input: { name: ORGANIZATION } });
  const apiKey = await createApiKey(auth, { organizationId, userId, name: 'Demo' });
  return { organizationId, artistId: artist.id, email, password, apiKey };
}

/** A database that another home made its demo in has that address already. */
async function freeAddress(db: Database): Promise<string> {
  const [taken] = await db.select({ id: users.id }).from(users).where(eq(users.email, DEMO_EMAIL));
  return taken === undefined ? DEMO_EMAIL : DEMO_EMAIL.replace('@', `+${randomBytes(3).toString('hex')}@`);
}
