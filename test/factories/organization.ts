import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { artists, organizations } from '../../db/schema';

let made = 0;

/** An organisation of the suite's own, with one artist. */
export async function createOrganization({ db }: Pick<DatabaseConnection, 'db'>) {
  made += 1;
  const organizationId = newId();
  const artistId = newId();
  await db.insert(organizations).values({
    id: organizationId,
    name: `Organisation ${made}`,
    slug: `organisation-${organizationId}`,
    senderName: 'The Halftones',
    senderEmail: 'team@halftones.example',
  });
  await db.insert(artists).values({ id: artistId, organizationId, name: 'The Halftones', slug: 'the-halftones' });
  return { organizationId, artistId };
}
