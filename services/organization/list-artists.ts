import { and, asc, eq } from 'drizzle-orm';
import { artists } from '../../db/schema';
import type { Artist } from '../../domain/organization/organization';
import { failure } from '../../domain/error/failure';
import type { ServiceContext } from '../context';

type Scope = Pick<ServiceContext, 'db' | 'organizationId'>;

/** An organisation has a handful of artists: they fit one page, by name. */
export async function listArtists(ctx: Scope): Promise<readonly Artist[]> {
  const rows = await ctx.db
    .select()
    .from(artists)
    .where(eq(artists.organizationId, ctx.organizationId))
    .orderBy(asc(artists.name));
  return rows.map(presentArtist);
}

/** @throws NOT_FOUND also for another organisation's artist. */
export async function getArtistInOrganization(ctx: Scope, artistId: string): Promise<Artist> {
  const [row] = await ctx.db
    .select()
    .from(artists)
    .where(and(eq(artists.organizationId, ctx.organizationId), eq(artists.id, artistId)));
  if (row === undefined) throw failure('NOT_FOUND');
  return presentArtist(row);
}

export function presentArtist(row: typeof artists.$inferSelect): Artist {
  return {
    id: row.id,
    organizationId: row.organizationId,
    name: row.name,
    slug: row.slug,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
