import type { SQL } from 'drizzle-orm';
import { contacts } from '../../db/schema';
import { Failure } from '../../domain/error/failure';
import type { SegmentQuestion } from '../../domain/segment/schema';
import type { ServiceCall, ServiceContext } from '../context';
import { keepCount } from './analytics/keep-size';
import { answerSoon } from './answer-soon';
import { ask } from './ask';
import { estimateContacts } from './estimate';
import { criteriaFilter, segmentFilter } from './filter';
import type { SegmentRow } from './load';
import { visibleRow } from './load';
import { checkReferences } from './references';
import { contactsWhere } from './slow/remember';
import type { AskedQuestion } from './slow/remember';

interface SegmentSize {
  readonly count: number;
  readonly exact: boolean;
  /** Of an estimate: the count lies from `low` to `high` nineteen times in twenty. */
  readonly low?: number;
  readonly high?: number;
}

/**
 * How many contacts answer criteria: exactly, or with `estimate` exactly where that takes less than 300 ms and else
 * from a sample, for one who asks again without it.
 * @throws Failure VALIDATION_FAILED with the place of each condition at fault; SERVICE_UNAVAILABLE when it takes too long.
 */
export async function sizeOfCriteria({
  ctx,
  input: { criteria, estimate = false },
}: ServiceCall<SegmentQuestion>): Promise<SegmentSize> {
  await checkReferences(ctx, criteria.conditions);
  const filter = await criteriaFilter(ctx, criteria);
  const exact = async (context: ServiceContext) => ({
    count: await countContacts(context, filter, { purpose: 'SIZE', query: contactsWhere(filter), criteria }),
    exact: true,
  });
  return estimate ? answerSoon(ctx, { exact, estimated: (context) => estimatedSize(context, filter) }) : exact(ctx);
}

async function estimatedSize(ctx: ServiceContext, filter: SQL | undefined): Promise<SegmentSize> {
  const { count, low, high } = await estimateContacts(ctx, filter);
  return { count, exact: false, low, high };
}

export const countContacts = (ctx: ServiceContext, filter: SQL | undefined, about?: AskedQuestion): Promise<number> =>
  ask(ctx, (tx) => tx.$count(contacts, filter), about ? { about } : {});

/**
 * The row with its members counted now, and the count kept. What is kept is of the whole segment, so one who sees some
 * métiers alone does not renew it. A count that takes too long leaves the row as it was.
 */
export async function withCount(ctx: ServiceContext, row: SegmentRow): Promise<SegmentRow> {
  try {
    const filter = await segmentFilter(ctx, row.id);
    const about = { purpose: 'SIZE', query: contactsWhere(filter), segmentId: row.id } as const;
    const contactCount = await countContacts(ctx, filter, row.criteria ? { ...about, criteria: row.criteria } : about);
    if (ctx.metiers.length > 0) return { ...visibleRow(ctx, row), contactCount, lastUpdated: ctx.now() };
    return await keepCount(ctx, row, contactCount);
  } catch (error) {
    if (error instanceof Failure && error.code === 'SERVICE_UNAVAILABLE') return visibleRow(ctx, row);
    throw error;
  }
}
