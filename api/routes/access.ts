import { z } from 'zod';
import { failure } from '../../domain/error/failure';
import type { CreatedApiKey } from '../../domain/organization/organization';
import type { CreateApiKey, Invite } from '../../domain/organization/schema';
import { createApiKeySchema, inviteSchema } from '../../domain/organization/schema';
import { statementsOf } from '../../domain/organization/scope';
import type { ServiceCall } from '../../services/context';
import { listApiKeys, recordApiKeyCreated, revokeApiKey } from '../../services/organization/api-keys';
import { getOrganization } from '../../services/organization/get';
import {
  acceptInvitation,
  inviteMember,
  listInvitations,
  revokeInvitation,
} from '../../services/organization/invitations';
import { invitationMail } from '../auth/mails';
import { principalOf } from '../auth/principal';
import type { ApiDeps } from '../deps';
import type { Route } from '../route';
import { route } from '../route';
import { wholePage } from './organization';

const DAY_SECONDS = 86_400;
type AccessDeps = Pick<ApiDeps, 'auth' | 'mailer' | 'appOrigin'>;

/** Who gets in: invitations for people, keys for programs. */
export const accessRoutes = (deps: AccessDeps): readonly Route[] => [...invitationRoutes(deps), ...apiKeyRoutes(deps)];

function invitationRoutes(deps: AccessDeps): readonly Route[] {
  const tag = 'Invitations';
  const params = z.strictObject({ invitationId: z.uuid() });
  return [
    route({
      method: 'get',
      path: '/invitations',
      tag,
      summary: 'The invitations that wait for an answer',
      permission: 'organization:manage',
      handler: async ({ ctx }) => wholePage(await listInvitations(ctx)),
    }),
    route({
      method: 'post',
      path: '/invitations',
      tag,
      summary: 'Invite a person by mail',
      permission: 'organization:manage',
      body: inviteSchema,
      status: 201,
      handler: ({ ctx, body }) => invite(deps, { ctx, input: body }),
    }),
    route({
      method: 'delete',
      path: '/invitations/:invitationId',
      tag,
      summary: 'Take an invitation back',
      permission: 'organization:manage',
      params,
      handler: ({ ctx, params: input }) => revokeInvitation({ ctx, input }),
    }),
    route({
      method: 'post',
      path: '/invitations/:invitationId/accept',
      tag,
      summary: 'Join with the account one is signed in with',
      permission: null,
      params,
      handler: async ({ ctx, params: { invitationId }, request }) => {
        const { user } = principalOf(request);
        if (user === null) throw failure('FORBIDDEN');
        return { organizationId: await acceptInvitation(ctx.db, { invitationId, user, now: ctx.now() }) };
      },
    }),
  ];
}

async function invite({ mailer, appOrigin }: AccessDeps, { ctx, input }: ServiceCall<Invite>) {
  const invitation = await inviteMember({ ctx, input });
  const organization = await getOrganization(ctx);
  const { id, email } = invitation;
  const names = { inviter: ctx.actor.name, organization: organization.name };
  await mailer
    .send({ to: email, ...invitationMail(organization.locale, appOrigin, { id, email, ...names }) })
    .catch((cause: unknown) => {
      throw failure('DELIVERY_FAILED', { cause });
    });
  return invitation;
}

function apiKeyRoutes({ auth }: AccessDeps): readonly Route[] {
  const tag = 'API keys';
  return [
    route({
      method: 'get',
      path: '/api-keys',
      tag,
      summary: 'The API keys of the organisation',
      permission: 'organization:manage',
      handler: async ({ ctx }) => wholePage(await listApiKeys(ctx)),
    }),
    route({
      method: 'post',
      path: '/api-keys',
      tag,
      summary: 'Make an API key; it is shown this once',
      permission: 'organization:manage',
      body: createApiKeySchema,
      status: 201,
      handler: ({ ctx, body }) => createKey(auth, { ctx, input: body }),
    }),
    route({
      method: 'delete',
      path: '/api-keys/:keyId',
      tag,
      summary: 'Revoke an API key',
      permission: 'organization:manage',
      params: z.strictObject({ keyId: z.uuid() }),
      handler: ({ ctx, params }) => revokeApiKey({ ctx, input: params }),
    }),
  ];
}

/** @throws FORBIDDEN when a key asks: a leaked key must not make another that outlives it. */
async function createKey(auth: AccessDeps['auth'], { ctx, input }: ServiceCall<CreateApiKey>): Promise<CreatedApiKey> {
  if (ctx.actor.type !== 'USER' || ctx.actor.id === null) throw failure('FORBIDDEN', { message: needsPerson });
  const created = await auth.api.createApiKey({
    body: {
      name: input.name,
      organizationId: ctx.organizationId,
      userId: ctx.actor.id,
      permissions: statementsOf(input.scopes),
      ...(input.expiresInDays === undefined ? {} : { expiresIn: input.expiresInDays * DAY_SECONDS }),
    },
  });
  await recordApiKeyCreated(ctx, { id: created.id, name: input.name, scopes: input.scopes });
  return {
    id: created.id,
    name: input.name,
    start: created.start,
    scopes: input.scopes,
    lastUsedAt: null,
    expiresAt: created.expiresAt?.toISOString() ?? null,
    createdAt: created.createdAt.toISOString(),
    key: created.key,
  };
}

const needsPerson = {
  en: 'An API key is made by a person. Sign in instead of using a key.',
  fr: 'Une clé API est créée par une personne. Connectez-vous au lieu d’utiliser une clé.',
};
