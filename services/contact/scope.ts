import { and, arrayOverlaps, eq } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts } from '../../db/schema';
import type { ServiceContext } from '../context';

type Scope = Pick<ServiceContext, 'organizationId' | 'artistId' | 'metiers'>;

/** The contacts that the actor may see: the tenant's, the workspace's where one is asked for, and those of their métiers. */
export function visibleContacts({ organizationId, artistId, metiers }: Scope): SQL | undefined {
  return and(
    eq(contacts.organizationId, organizationId),
    artistId === null ? undefined : eq(contacts.artistId, artistId),
    metiers.length === 0 ? undefined : arrayOverlaps(contacts.roles, [...metiers]),
  );
}
