import { eq } from 'drizzle-orm';
import { segments } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getSegmentInOrganization } from './load';
import { findUsage } from './usage';

/** Deletes a segment, not its contacts. @throws Failure NOT_FOUND; CONFLICT that lists what still uses it. */
export async function deleteSegment({ ctx, input }: ServiceCall<{ readonly segmentId: string }>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const segment = await getSegmentInOrganization(ctx, input.segmentId, { tx, lock: true });
    const usage = await findUsage(ctx, tx, segment.id);
    const details = [
      ...usage.campaigns.map(({ id, name }) => ({ path: `campaigns.${id}`, message: name })),
      ...usage.automations.map(({ id, name }) => ({ path: `automations.${id}`, message: name })),
      ...usage.segments.map(({ id, name }) => ({ path: `segments.${id}`, message: name })),
      ...usage.leadRules.map(({ id, name }) => ({ path: `leadRules.${id}`, message: name })),
    ];
    if (details.length > 0) throw failure('CONFLICT', { message: inUse, details });
    await tx.delete(segments).where(eq(segments.id, segment.id));
    await recordChange(ctx, tx, {
      action: 'segment.deleted',
      entity: { type: 'segment', id: segment.id },
      before: { name: segment.name, dynamic: segment.dynamic },
    });
  });
}

const inUse = {
  en: 'This segment is still in use. Take it out of what is listed, then delete it.',
  fr: 'Ce segment est encore utilisé. Retirez-le de ce qui est listé, puis supprimez-le.',
};
