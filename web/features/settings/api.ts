'use client';

import { useQuery } from '@tanstack/react-query';
import type { Client } from '../../../api/client';
import { useApi } from '../../client/api-context';
import { useChange } from '../../client/use-change';

type OrganizationCalls = Client['organization'];

export function useOrganization() {
  const { client, artistId } = useApi();
  return useQuery({ queryKey: [artistId, 'organization'], queryFn: () => client.organization.get() });
}

export function useMembers() {
  const { client, artistId } = useApi();
  return useQuery({ queryKey: [artistId, 'organization', 'members'], queryFn: () => client.organization.members() });
}

export function useInvitations() {
  const { client, artistId } = useApi();
  return useQuery({
    queryKey: [artistId, 'organization', 'invitations'],
    queryFn: () => client.organization.invitations(),
  });
}

export function useApiKeys() {
  const { client, artistId } = useApi();
  return useQuery({ queryKey: [artistId, 'organization', 'keys'], queryFn: () => client.organization.apiKeys() });
}

export function useUpdateOrganization(says: string) {
  return useChange({
    run: (client, body: Parameters<OrganizationCalls['update']>[0]) => client.organization.update(body),
    touches: ['organization'],
    says,
    quiet: true,
  });
}

interface MemberChange {
  readonly id: string;
  readonly change: Parameters<OrganizationCalls['updateMember']>[1];
}

export function useUpdateMember(says: string) {
  return useChange({
    run: (client, { id, change }: MemberChange) => client.organization.updateMember(id, change),
    touches: ['organization'],
    says,
  });
}

export function useRemoveMember(says: string) {
  return useChange({
    run: (client, id: string) => client.organization.removeMember(id),
    touches: ['organization'],
    says,
  });
}

export function useInvite() {
  return useChange({
    run: (client, body: Parameters<OrganizationCalls['invite']>[0]) => client.organization.invite(body),
    touches: ['organization'],
    quiet: true,
  });
}

export function useRevokeInvitation(says: string) {
  return useChange({
    run: (client, id: string) => client.organization.revokeInvitation(id),
    touches: ['organization'],
    says,
  });
}

export function useCreateApiKey() {
  return useChange({
    run: (client, body: Parameters<OrganizationCalls['createApiKey']>[0]) => client.organization.createApiKey(body),
    touches: ['organization'],
    quiet: true,
  });
}

export function useRevokeApiKey(says: string) {
  return useChange({
    run: (client, id: string) => client.organization.revokeApiKey(id),
    touches: ['organization'],
    says,
  });
}

export function useCreateArtist(says: string) {
  return useChange({
    run: (client, name: string) => client.organization.createArtist({ name }),
    touches: ['organization'],
    says,
  });
}
