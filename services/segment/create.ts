import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { newId } from '../../db/columns';
import { contacts, segmentMembers, segments } from '../../db/schema';
import { invalid } from '../../domain/error/failure';
import type { Segment } from '../../domain/segment/criteria';
import type { CreateSegment } from '../../domain/segment/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { criteriaFilter } from './filter';
import { getSegmentInOrganization, presentSegment } from './load';
import { addMembers } from './members';
import { checkReferences } from './references';
import { withCount } from './size';

/**
 * Saves a segment. A static one is given its members: those named, and those who answer its criteria now.
 * @throws Failure VALIDATION_FAILED with the place of each condition at fault, or of a contact that is not there.
 */
export async function createSegment({ ctx, input }: ServiceCall<CreateSegment>): Promise<Segment> {
  const { name, description = null, dynamic, criteria = null, contactIds = [], tags } = input;
  if (dynamic && !criteria) throw invalid([{ path: 'criteria', message: needsCriteria[ctx.locale] }]);
  if (dynamic && contactIds.length > 0) throw invalid([{ path: 'contactIds', message: holdsNobody[ctx.locale] }]);
  if (criteria) await checkReferences(ctx, criteria.conditions);
  const filter = criteria && !dynamic ? await criteriaFilter(ctx, criteria) : null;
  const id = newId();
  const row = await ctx.db.transaction(async (tx) => {
    await tx.insert(segments).values({
      id,
      organizationId: ctx.organizationId,
      artistId: ctx.artistId,
      name,
      description,
      dynamic,
      criteria: dynamic ? criteria : null,
      tags: [...new Set(tags)],
      createdBy: ctx.actor.type === 'USER' ? ctx.actor.id : null,
    });
    if (filter) await holdThoseWho(tx, id, filter);
    await addMembers(ctx, tx, { segmentId: id, contactIds, at: 'contactIds' });
    await recordChange(ctx, tx, {
      action: 'segment.created',
      entity: { type: 'segment', id },
      after: { name, dynamic },
    });
    return getSegmentInOrganization(ctx, id, { tx });
  });
  return presentSegment(await withCount(ctx, row));
}

/** Puts everybody who meets a condition on `contacts` into a static segment. */
export async function holdThoseWho(
  tx: Database,
  segmentId: string,
  filter: NonNullable<Awaited<ReturnType<typeof criteriaFilter>>>,
): Promise<void> {
  await tx.execute(
    sql`insert into ${segmentMembers} (segment_id, contact_id)
        select ${segmentId}::uuid, ${contacts.id} from ${contacts} where ${filter} on conflict do nothing`,
  );
}

const needsCriteria = {
  en: 'A dynamic segment needs criteria.',
  fr: 'Un segment dynamique a besoin de critères.',
};
const holdsNobody = {
  en: 'A dynamic segment holds nobody: its criteria say who is in it. Make it static to name contacts.',
  fr: 'Un segment dynamique ne retient personne : ses critères disent qui en fait partie. Rendez-le statique pour nommer des contacts.',
};
