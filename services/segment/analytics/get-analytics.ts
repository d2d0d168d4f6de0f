import type { AnalyticsPart, SegmentAnalytics } from '../../../domain/segment/analytics';
import { analyticsParts } from '../../../domain/segment/analytics';
import type { Sentences } from '../../../domain/locale/locale';
import { segmentFilter } from '../filter';
import type { ServiceCall, ServiceContext } from '../../context';
import type { CompileScope } from '../compile/operand';
import { getSegmentInOrganization } from '../load';
import { openScope } from '../scope';
import { readConversion, readEngagement, readMailing } from './activity';
import { readConsents } from './consents';
import { keepPerformance } from './keep-performance';
import { keepCount } from './keep-size';
import type { FoundMembers } from './members';
import { withinTime, withMembers } from './members';
import type { OtherSegment } from './overlaps';
import { otherSegments, readOverlaps } from './overlaps';
import { readProfile } from './profile';
import { readSizes } from './sizes';

interface AnalyticsInput {
  readonly segmentId: string;
  /** Segments to compare it with; the largest when empty. */
  readonly with: readonly string[];
}

/**
 * What is known of a segment's members: how many over time, how engaged, what they bought, whether they may be written
 * to, who they are and which other segments they are in. Counted now, over those the actor may see. A part that takes
 * too long is null and has a note.
 * @throws Failure NOT_FOUND; VALIDATION_FAILED at `with.N`; SERVICE_UNAVAILABLE when finding the members takes too long.
 */
export async function getSegmentAnalytics({ ctx, input }: ServiceCall<AnalyticsInput>): Promise<SegmentAnalytics> {
  const row = await getSegmentInOrganization(ctx, input.segmentId);
  const others = await otherSegments(ctx, row.id, input.with);
  const scope = await openScope(
    ctx,
    others.map(({ id }) => id),
  );
  const told = await withMembers(ctx, await segmentFilter(ctx, row.id), async (found) => ({
    size: found.size,
    ...(await readParts(ctx, found, { segmentId: row.id, scope, others })),
  }));
  if (seesAll(ctx)) await keepPerformance(ctx, await keepCount(ctx, row, told.size), told);
  const notes = analyticsParts.flatMap((part) =>
    isLeftOut(told, part) ? [{ part, message: noteOf(ctx, part)[ctx.locale] }] : [],
  );
  return { segmentId: row.id, countedAt: ctx.now().toISOString(), ...told, notes };
}

type Parts = Pick<SegmentAnalytics, AnalyticsPart>;

const isLeftOut = (parts: Parts, part: AnalyticsPart): boolean =>
  part === 'overlaps' ? parts.overlaps.some(({ size }) => size === null) : parts[part] === null;

interface Wanted {
  readonly segmentId: string;
  readonly scope: CompileScope;
  readonly others: readonly OtherSegment[];
}

/** One part after the other, for they share a connection; the comparison comes last, being the slowest. */
async function readParts(
  ctx: ServiceContext,
  found: FoundMembers,
  { segmentId, scope, others }: Wanted,
): Promise<Parts> {
  const part = <T>(read: (found: FoundMembers) => Promise<T>) => withinTime(found, (tx) => read({ ...found, tx }));
  return {
    sizes: seesAll(ctx) ? await part((members) => readSizes(members, segmentId, scope)) : null,
    engagement: await part(({ tx }) => readEngagement(tx, scope)),
    mailing: await part(({ tx }) => readMailing(tx, scope)),
    conversion: await part((members) => readConversion(members, scope)),
    consents: await part(readConsents),
    profile: await part(({ tx }) => readProfile(tx)),
    overlaps: await readOverlaps(ctx, found, { others, scope }),
  };
}

/** The sizes kept are of whole segments. */
const seesAll = ({ metiers }: ServiceContext): boolean => metiers.length === 0;

const noteOf = (ctx: ServiceContext, part: AnalyticsPart): Sentences =>
  part === 'sizes' && !seesAll(ctx) ? wholeSegmentsOnly : tookTooLong;

const wholeSegmentsOnly: Sentences = {
  en: 'Sizes over time are kept of whole segments, and you see the contacts of some métiers only.',
  fr: 'Les tailles dans le temps portent sur des segments entiers, et vous ne voyez que les contacts de certains métiers.',
};
const tookTooLong: Sentences = {
  en: 'This takes too long over so many people, so it was left out. Try again at a quieter time, or on a narrower segment.',
  fr: "C'est trop long pour autant de personnes : cette partie a été laissée de côté. Réessayez à un moment plus calme, ou sur un segment plus étroit.",
};
