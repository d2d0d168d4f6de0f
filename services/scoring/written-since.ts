import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { eventNames } from '../../domain/event/event';

/**
 * Of whom anything that scores go by was written since an instant, as rows `organization_id, contact_id, at`; each part
 * is found by an index over when rows were written. A change of a contact or of a consent is an event too. What scoring
 * itself has written is no news to it.
 */
export const writtenSince = (since: SQL): SQL => sql`
  select organization_id, contact_id, created_at as at from contact_events
    where created_at >= ${since} and name <> ${eventNames.scoreChanged}
  union all
  select organization_id, contact_id, created_at from contact_touches where created_at >= ${since}
  union all
  select organization_id, contact_id, at from contact_topics where at >= ${since}
  union all
  select segments.organization_id, member.contact_id, member.created_at from segment_members member
    join segments on segments.id = member.segment_id where member.created_at >= ${since}`;
