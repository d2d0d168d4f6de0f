import { z } from 'zod';
import type { Entrance } from '../../services/organization/memberships';

const email = z.email().max(320);
const password = z.string().min(10).max(128);
const entrance = { invitationId: z.uuid().optional(), organization: z.string().trim().min(1).max(200).optional() };

/** One operation of the account library that is open to the outside; all others are not found. */
export interface AuthEndpoint {
  readonly method: 'get' | 'post';
  /** Relative to `/api/auth`. */
  readonly path: string;
  readonly summary: string;
  readonly body?: z.ZodType;
}

export const authEndpoints: readonly AuthEndpoint[] = [
  {
    method: 'post',
    path: '/sign-up/email',
    summary: 'Open an account; founds an organisation, or joins the one of the invitation. Signs in.',
    body: z.strictObject({ name: z.string().trim().min(1).max(200), email, password, ...entrance }),
  },
  {
    method: 'post',
    path: '/sign-in/email',
    summary: 'Sign in: sets the session cookie',
    body: z.strictObject({
      email,
      password: z.string().min(1).max(128),
      rememberMe: z.boolean().optional(),
      invitationId: entrance.invitationId,
    }),
  },
  { method: 'post', path: '/sign-out', summary: 'Sign out: ends the session' },
  { method: 'get', path: '/get-session', summary: 'The session and its user, or null' },
  {
    method: 'post',
    path: '/request-password-reset',
    summary: 'Mail a link for a new password; answers the same whether the account exists or not',
    body: z.strictObject({ email }),
  },
  {
    method: 'post',
    path: '/reset-password',
    summary: 'Set a new password with the token of the mail; ends all sessions',
    body: z.strictObject({ token: z.string().min(1).max(200), newPassword: password }),
  },
  {
    method: 'post',
    path: '/change-password',
    summary: 'Change the password',
    body: z.strictObject({
      currentPassword: z.string().min(1).max(128),
      newPassword: password,
      revokeOtherSessions: z.boolean().optional(),
    }),
  },
  {
    method: 'post',
    path: '/update-user',
    summary: 'Change the name of the person who is signed in',
    body: z.strictObject({ name: z.string().trim().min(1).max(200) }),
  },
  { method: 'get', path: '/organization/list', summary: 'The organisations the person belongs to' },
  {
    method: 'post',
    path: '/organization/set-active',
    summary: 'Work in another of one’s organisations',
    body: z.strictObject({ organizationId: z.uuid() }),
  },
];

const entranceSchema = z.object(entrance).catch({});

/** What a sign-up or sign-in says of the organisation; the body was validated before. */
export const entranceOf = (body: unknown): Entrance => entranceSchema.parse(body ?? {});
