import { uuid } from 'drizzle-orm/pg-core';
import { artists, organizations } from './organization';

/** The two columns that every tenant table begins with. */
export const tenant = () => ({
  organizationId: uuid('organization_id')
    .notNull()
    .references(() => organizations.id, { onDelete: 'cascade' }),
  artistId: uuid('artist_id').references(() => artists.id, { onDelete: 'cascade' }),
});
