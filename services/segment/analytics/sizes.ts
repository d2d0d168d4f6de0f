import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import { contactEvents, segmentSizes } from '../../../db/schema';
import { eventNames } from '../../../domain/event/event';
import type { Movement, SizePoint, Sizes } from '../../../domain/segment/analytics';
import { growthOf, WINDOW_DAYS } from '../../../domain/segment/analytics';
import { calendarOf } from '../compile/dates';
import type { CompileScope } from '../compile/operand';
import type { FoundMembers } from './members';

/** Points of this many days are shown. */
const SHOWN_DAYS = 366;

/**
 * The sizes kept day by day, up to the one just found, who came and went where that is known, and the growth they make.
 */
export async function readSizes({ tx, size }: FoundMembers, segmentId: string, scope: CompileScope): Promise<Sizes> {
  const { today } = calendarOf(scope);
  const [present] = await tx.execute<{ today: string }>(sql`select ${today}::text as today`);
  const day = present?.today ?? '';
  const before: readonly SizePoint[] = await tx
    .select({ day: segmentSizes.day, count: segmentSizes.count })
    .from(segmentSizes)
    .where(
      and(
        eq(segmentSizes.segmentId, segmentId),
        lt(segmentSizes.day, day),
        gt(segmentSizes.day, sql`${day}::date - ${SHOWN_DAYS}::int`),
      ),
    )
    .orderBy(asc(segmentSizes.day));
  const points = [...before, { day, count: size }];
  return { points, movements: await readMovements(tx, segmentId, scope), growth: growthOf(points, day) };
}

async function readMovements(tx: Database, segmentId: string, scope: CompileScope): Promise<readonly Movement[]> {
  const { now, today, startOf, zone } = calendarOf(scope);
  const named = (name: string) => sql`count(*) filter (where ${contactEvents.name} = ${name})::int`;
  const rows = await tx.execute<{ day: string; entered: number; left: number }>(sql`
    select (${contactEvents.occurredAt} at time zone ${zone})::date::text as day,
      ${named(eventNames.segmentEntered)} as entered, ${named(eventNames.segmentLeft)} as left
    from ${contactEvents}
    where ${contactEvents.organizationId} = ${scope.organizationId}::uuid
      and ${contactEvents.name} in (${eventNames.segmentEntered}, ${eventNames.segmentLeft})
      and ${contactEvents.properties} ->> 'segmentId' = ${segmentId}
      and ${contactEvents.occurredAt} between ${startOf(today, -WINDOW_DAYS)} and ${now}
    group by 1 order by 1`);
  return rows.map(({ day, entered, left }) => ({ day, entered, left }));
}
