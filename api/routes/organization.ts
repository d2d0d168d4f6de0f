import { z } from 'zod';
import { createArtistSchema, updateMemberSchema, updateOrganizationSchema } from '../../domain/organization/schema';
import type { Page } from '../../services/list';
import { createArtist } from '../../services/organization/create-artist';
import { getOrganization } from '../../services/organization/get';
import { listArtists } from '../../services/organization/list-artists';
import { listMembers, removeMember, updateMember } from '../../services/organization/members';
import { updateOrganization } from '../../services/organization/update';
import { principalOf } from '../auth/principal';
import { route } from '../route';

const tag = 'Organisation';
const memberParams = z.strictObject({ memberId: z.uuid() });

/** Lists of a handful of things are one page. */
export const wholePage = <Item>(items: readonly Item[]): Page<Item> => ({
  items,
  nextCursor: null,
  total: items.length,
});

export const organizationRoutes = [
  route({
    method: 'get',
    path: '/me',
    tag,
    summary: 'Who asks, in which organisation, and what they may do',
    permission: null,
    handler: async ({ ctx, request }) => {
      const { user, role, metiers, permissions } = principalOf(request);
      const [organization, artists] = await Promise.all([getOrganization(ctx), listArtists(ctx)]);
      return { user, organization, artists, role, metiers, permissions: [...permissions] };
    },
  }),
  route({
    method: 'get',
    path: '/organization',
    tag,
    summary: 'The organisation',
    permission: null,
    handler: ({ ctx }) => getOrganization(ctx),
  }),
  route({
    method: 'patch',
    path: '/organization',
    tag,
    summary: 'Change name, sender, time zone, language, signature or the lock on custom fields',
    permission: 'organization:manage',
    body: updateOrganizationSchema,
    handler: ({ ctx, body }) => updateOrganization({ ctx, input: body }),
  }),
  route({
    method: 'get',
    path: '/artists',
    tag,
    summary: 'The artists, each a workspace of its own',
    permission: null,
    handler: async ({ ctx }) => wholePage(await listArtists(ctx)),
  }),
  route({
    method: 'post',
    path: '/artists',
    tag,
    summary: 'Open a workspace for an artist',
    permission: 'organization:manage',
    body: createArtistSchema,
    status: 201,
    handler: ({ ctx, body }) => createArtist({ ctx, input: body }),
  }),
  route({
    method: 'get',
    path: '/members',
    tag,
    summary: 'The people of the organisation',
    permission: null,
    handler: async ({ ctx }) => wholePage(await listMembers(ctx)),
  }),
  route({
    method: 'patch',
    path: '/members/:memberId',
    tag,
    summary: "Change a member's role or métiers",
    permission: 'organization:manage',
    params: memberParams,
    body: updateMemberSchema,
    handler: ({ ctx, params, body }) => updateMember({ ctx, input: { ...params, ...body } }),
  }),
  route({
    method: 'delete',
    path: '/members/:memberId',
    tag,
    summary: 'Take a person out of the organisation',
    permission: 'organization:manage',
    params: memberParams,
    handler: ({ ctx, params }) => removeMember({ ctx, input: params }),
  }),
];
