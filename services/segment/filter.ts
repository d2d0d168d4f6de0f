import { and } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { segmentsNamedBy } from '../../domain/segment/question';
import { visibleContacts } from '../contact/scope';
import type { ServiceContext } from '../context';
import { memberOfAny } from './compile/membership';
import { compileQuestion } from './compile/question';
import { openScope, questionOf } from './scope';

/** The condition on `contacts` that a segment's members meet, for any statement that selects from them. */
export async function segmentFilter(ctx: ServiceContext, segmentId: string): Promise<SQL | undefined> {
  const { segments } = await openScope(ctx, [segmentId]);
  const segment = segments.get(segmentId);
  return and(visibleContacts(ctx), memberOfAny(segment ? [segment] : []));
}

/** The condition on `contacts` that those who answer criteria meet. @throws Failure VALIDATION_FAILED */
export async function criteriaFilter(ctx: ServiceContext, criteria: SegmentCriteria): Promise<SQL | undefined> {
  const question = questionOf(ctx, criteria);
  const scope = await openScope(ctx, segmentsNamedBy(question));
  return and(visibleContacts(ctx), compileQuestion(question, scope));
}
