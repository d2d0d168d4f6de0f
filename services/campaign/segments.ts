import { audienceQuery } from '../segment/audience';
import type { ServiceContext } from '../context';

interface SegmentChoice {
  readonly segments?: readonly string[] | undefined;
  readonly excludeSegments?: readonly string[] | undefined;
}

/** @throws VALIDATION_FAILED at `segments.N` or `excludeSegments.N` for a segment that is not there. */
export async function assertSegments(ctx: ServiceContext, choice: SegmentChoice): Promise<void> {
  const { segments = [], excludeSegments = [] } = choice;
  if (segments.length + excludeSegments.length === 0) return;
  await audienceQuery(ctx, { segments, excludeSegments, contactRole: null });
}
