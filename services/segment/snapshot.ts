import { newId } from '../../db/columns';
import { segments } from '../../db/schema';
import type { Segment } from '../../domain/segment/criteria';
import type { Sentences } from '../../domain/locale/locale';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { holdThoseWho } from './create';
import { segmentFilter } from './filter';
import type { SegmentRow } from './load';
import { getSegmentInOrganization, presentSegment } from './load';
import { withCount } from './size';

interface CopyInput {
  readonly segmentId: string;
  readonly name?: string | undefined;
}

/** A new static segment that holds the members of another as they are now. @throws Failure NOT_FOUND */
export const snapshotSegment = ({ ctx, input }: ServiceCall<CopyInput>): Promise<Segment> =>
  copySegment(ctx, input, { dynamic: false, named: snapshotName });

/** A new segment like another: its criteria, or its members. @throws Failure NOT_FOUND */
export const duplicateSegment = ({ ctx, input }: ServiceCall<CopyInput>): Promise<Segment> =>
  copySegment(ctx, input, { dynamic: null, named: copyName });

interface CopyKind {
  /** Null keeps the original's kind. */
  readonly dynamic: false | null;
  readonly named: (original: SegmentRow, day: string) => Sentences;
}

async function copySegment(ctx: ServiceContext, input: CopyInput, kind: CopyKind): Promise<Segment> {
  const original = await getSegmentInOrganization(ctx, input.segmentId);
  const dynamic = kind.dynamic ?? original.dynamic;
  const name = input.name ?? kind.named(original, ctx.now().toISOString().slice(0, 10))[ctx.locale].slice(0, 200);
  const filter = dynamic ? undefined : await segmentFilter(ctx, original.id);
  const id = newId();
  const row = await ctx.db.transaction(async (tx) => {
    await tx.insert(segments).values({
      id,
      organizationId: original.organizationId,
      artistId: original.artistId,
      name,
      description: original.description,
      dynamic,
      criteria: dynamic ? original.criteria : null,
      tags: original.tags,
      createdBy: ctx.actor.type === 'USER' ? ctx.actor.id : null,
    });
    if (filter) await holdThoseWho(tx, id, filter);
    await recordChange(ctx, tx, {
      action: 'segment.created',
      entity: { type: 'segment', id },
      after: { name, dynamic, copyOf: original.id },
    });
    return getSegmentInOrganization(ctx, id, { tx });
  });
  return presentSegment(await withCount(ctx, row));
}

const snapshotName = ({ name }: SegmentRow, day: string): Sentences => ({
  en: `${name} (as of ${day})`,
  fr: `${name} (au ${day})`,
});
const copyName = ({ name }: SegmentRow): Sentences => ({ en: `${name} (copy)`, fr: `${name} (copie)` });
