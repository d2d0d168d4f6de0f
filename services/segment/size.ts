import type { SQL } from 'drizzle-orm';
import { contacts } from '../../db/schema';
import { Failure } from '../../domain/error/failure';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import type { ServiceCall, ServiceContext } from '../context';
import { keepCount } from './analytics/keep-size';
import { ask } from './ask';
import { criteriaFilter, segmentFilter } from './filter';
import type { SegmentRow } from './load';
import { checkReferences } from './references';

interface SegmentSize {
  readonly count: number;
  readonly exact: boolean;
}

/**
 * How many contacts answer criteria, exactly.
 * @throws Failure VALIDATION_FAILED with the place of each condition at fault; SERVICE_UNAVAILABLE when it takes too long.
 */
export async function sizeOfCriteria({
  ctx,
  input: { criteria },
}: ServiceCall<{ readonly criteria: SegmentCriteria }>): Promise<SegmentSize> {
  await checkReferences(ctx, criteria.conditions);
  return { count: await countContacts(ctx, await criteriaFilter(ctx, criteria)), exact: true };
}

export const countContacts = (ctx: ServiceContext, filter: SQL | undefined): Promise<number> =>
  ask(ctx, (tx) => tx.$count(contacts, filter));

/**
 * The row with its members counted now, and the count kept. What is kept is of the whole segment, so one who sees some
 * métiers alone does not renew it. A count that takes too long leaves the row as it was.
 */
export async function withCount(ctx: ServiceContext, row: SegmentRow): Promise<SegmentRow> {
  try {
    const contactCount = await countContacts(ctx, await segmentFilter(ctx, row.id));
    if (ctx.metiers.length > 0) return { ...row, contactCount, lastUpdated: ctx.now() };
    return await keepCount(ctx, row, contactCount);
  } catch (error) {
    if (error instanceof Failure && error.code === 'SERVICE_UNAVAILABLE') return row;
    throw error;
  }
}
