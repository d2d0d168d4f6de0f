import type { Segment } from '../../domain/segment/criteria';
import type { ServiceCall } from '../context';
import { getSegmentInOrganization, presentSegment } from './load';
import { withCount } from './size';

/** One segment with its members counted now. @throws Failure NOT_FOUND */
export async function getSegment({ ctx, input }: ServiceCall<{ readonly segmentId: string }>): Promise<Segment> {
  return presentSegment(await withCount(ctx, await getSegmentInOrganization(ctx, input.segmentId)));
}
