import { newId } from '../../db/columns';
import { artists } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import type { Artist } from '../../domain/organization/organization';
import type { CreateArtist } from '../../domain/organization/schema';
import { slugOf } from '../../domain/organization/slug';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { presentArtist } from './list-artists';

/** Opens a workspace. @throws ALREADY_EXISTS when an artist of the organisation has that name. */
export async function createArtist({ ctx, input }: ServiceCall<CreateArtist>): Promise<Artist> {
  const id = newId();
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(artists)
      .values({ id, organizationId: ctx.organizationId, name: input.name, slug: slugOf(input.name) || id })
      .onConflictDoNothing()
      .returning();
    if (row === undefined) throw failure('ALREADY_EXISTS', { message: nameTaken });
    await recordChange(ctx, tx, {
      action: 'artist.created',
      entity: { type: 'artist', id },
      after: { name: input.name },
    });
    return presentArtist(row);
  });
}

const nameTaken = {
  en: 'There is an artist of that name already.',
  fr: 'Un artiste de ce nom existe déjà.',
};
