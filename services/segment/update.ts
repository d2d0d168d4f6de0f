import { eq } from 'drizzle-orm';
import { segments } from '../../db/schema';
import { invalid } from '../../domain/error/failure';
import type { Segment } from '../../domain/segment/criteria';
import type { UpdateSegment } from '../../domain/segment/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { checkLeadCircle } from './lead-circle';
import type { SegmentRow } from './load';
import { getSegmentInOrganization, presentSegment } from './load';
import { checkReferences } from './references';
import { withCount } from './size';

/**
 * Changes only the fields given.
 * @throws Failure NOT_FOUND; VALIDATION_FAILED for criteria that cannot be asked, that would make the segment
 * refer to itself through others, or a lead rule go by its own points.
 */
export async function updateSegment({
  ctx,
  input: { segmentId, ...changes },
}: ServiceCall<UpdateSegment & { readonly segmentId: string }>): Promise<Segment> {
  const seen = await getSegmentInOrganization(ctx, segmentId);
  assertSameKind(ctx, seen, changes);
  const { criteria } = changes;
  if (criteria) {
    await checkReferences(ctx, criteria.conditions, { segmentId });
    await checkLeadCircle(ctx, { segmentId, criteria });
  }
  const row = await ctx.db.transaction(async (tx) => {
    const before = await getSegmentInOrganization(ctx, segmentId, { tx, lock: true });
    const [after = before] = await tx
      .update(segments)
      .set({
        name: changes.name ?? before.name,
        description: changes.description === undefined ? before.description : changes.description,
        criteria: criteria ?? before.criteria,
        ...(criteria ? { averageEngagement: null, conversionRate: null } : {}),
        tags: changes.tags ? [...new Set(changes.tags)] : before.tags,
      })
      .where(eq(segments.id, segmentId))
      .returning();
    await recordChange(ctx, tx, {
      action: 'segment.updated',
      entity: { type: 'segment', id: segmentId },
      before: auditable(before),
      after: auditable(after),
    });
    return after;
  });
  return presentSegment(await withCount(ctx, row));
}

const auditable = ({ name, description, tags, criteria }: SegmentRow) => ({
  name,
  description,
  tags,
  criteria: criteria && JSON.stringify(criteria),
});

function assertSameKind(ctx: ServiceContext, segment: SegmentRow, { dynamic, criteria }: UpdateSegment): void {
  if (dynamic !== undefined && dynamic !== segment.dynamic) {
    throw invalid([{ path: 'dynamic', message: kindIsFixed[ctx.locale] }]);
  }
  if (!segment.dynamic && criteria) throw invalid([{ path: 'criteria', message: hasNoCriteria[ctx.locale] }]);
  if (segment.dynamic && criteria === null) {
    throw invalid([{ path: 'criteria', message: needsCriteria[ctx.locale] }]);
  }
}

const kindIsFixed = {
  en: 'A segment stays dynamic or static. Make a snapshot of it for the other kind.',
  fr: "Un segment reste dynamique ou statique. Faites-en un instantané pour l'autre genre.",
};
const hasNoCriteria = {
  en: 'A static segment holds its members and has no criteria.',
  fr: "Un segment statique retient ses membres et n'a pas de critères.",
};
const needsCriteria = { en: 'A dynamic segment needs criteria.', fr: 'Un segment dynamique a besoin de critères.' };
