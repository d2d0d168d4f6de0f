import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { Database } from '../../db/client';
import {
  accounts,
  apiKeys,
  invitations,
  members,
  organizations,
  sessions,
  users,
  verifications,
} from '../../db/schema';

/** Our tables under the authentication library's names for them. */
export const createAccountStore = (db: Database) =>
  drizzleAdapter(db, {
    provider: 'pg',
    schema: {
      user: users,
      session: sessions,
      account: accounts,
      verification: verifications,
      organization: organizations,
      member: members,
      invitation: invitations,
      apikey: apiKeys,
    },
  });

export type AccountStore = ReturnType<typeof createAccountStore>;
