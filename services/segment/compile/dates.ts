import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Comparison } from '../../../domain/segment/comparison';
import type { Moment } from '../../../domain/segment/moment';
import type { CompileScope } from './operand';

type DateComparison = Extract<Comparison, { kind: 'DATE' | 'DATE_RANGE' | 'RELATIVE_DATE' }>;

interface Calendar {
  readonly now: SQL;
  /** The organisation's present day. */
  readonly today: SQL;
  /** The instant at which a day, some days later, begins. */
  readonly startOf: (day: SQL, plusDays?: number) => SQL;
  readonly zone: SQL;
}

export function calendarOf({ now, zone }: Pick<CompileScope, 'now' | 'zone'>): Calendar {
  const instant = sql`${now.toISOString()}::timestamptz`;
  return {
    now: instant,
    today: sql`(${instant} at time zone ${zone})::date`,
    startOf: (day, plusDays = 0) => sql`((${day} + ${plusDays}::int)::timestamp at time zone ${zone})`,
    zone,
  };
}

/** Finer fractions are cut off, not rounded, as where a custom field is read. */
const toMilliseconds = (text: string): string => text.replace(/(\.[0-9]{3})[0-9]+/, '$1');

/** The first instant of a moment, and the first instant after it when it is a day. */
function boundsOf(moment: Moment, { startOf, zone }: Calendar): { first: SQL; after: SQL | null } {
  switch (moment.kind) {
    case 'day': {
      const day = sql`${moment.day}::date`;
      return { first: startOf(day), after: startOf(day, 1) };
    }
    case 'instant':
      return { first: sql`${toMilliseconds(moment.text)}::timestamptz`, after: null };
    case 'local':
      return { first: sql`(${toMilliseconds(moment.text)}::timestamp at time zone ${zone})`, after: null };
  }
}

/** Compares an instant (timestamptz); a day counts as the instant at which it begins. */
export function compareInstant(value: SQL, comparison: DateComparison, scope: CompileScope): SQL {
  const calendar = calendarOf(scope);
  switch (comparison.kind) {
    case 'DATE': {
      const { first, after } = boundsOf(comparison.moment, calendar);
      if (comparison.relation === 'BEFORE') return sql`${value} < ${first}`;
      if (comparison.relation === 'AFTER') return after ? sql`${value} >= ${after}` : sql`${value} > ${first}`;
      if (after) return sql`(${value} >= ${first} and ${value} < ${after})`;
      const day = sql`(${first} at time zone ${calendar.zone})::date`;
      return sql`(${value} >= ${calendar.startOf(day)} and ${value} < ${calendar.startOf(day, 1)})`;
    }
    case 'DATE_RANGE': {
      const { first } = boundsOf(comparison.from, calendar);
      const { first: last, after } = boundsOf(comparison.to, calendar);
      return sql`(${value} >= ${first} and ${after ? sql`${value} < ${after}` : sql`${value} <= ${last}`})`;
    }
    case 'RELATIVE_DATE':
      return compareRelative(value, comparison.relation, comparison.days, calendar);
  }
}

function compareRelative(
  value: SQL,
  relation: 'LAST' | 'NEXT' | 'ANNIVERSARY',
  days: number,
  { now, today, startOf, zone }: Calendar,
): SQL {
  switch (relation) {
    case 'LAST':
      return sql`(${value} >= ${startOf(today, -days)} and ${value} <= ${now})`;
    case 'NEXT':
      return sql`(${value} < ${startOf(today, days + 1)} and (${value} >= ${now} or ${value} = ${startOf(today)}))`;
    case 'ANNIVERSARY':
      return anniversaryWithin(sql`(${value} at time zone ${zone})::date`, days, today);
  }
}

/** Compares a calendar day (date). */
export function compareDay(value: SQL, comparison: DateComparison, scope: CompileScope): SQL {
  const { today, startOf } = calendarOf(scope);
  if (comparison.kind === 'RELATIVE_DATE') {
    switch (comparison.relation) {
      case 'LAST':
        return sql`(${value} >= ${today} - ${comparison.days}::int and ${value} <= ${today})`;
      case 'NEXT':
        return sql`(${value} >= ${today} and ${value} <= ${today} + ${comparison.days}::int)`;
      case 'ANNIVERSARY':
        return anniversaryWithin(value, comparison.days, today);
    }
  }
  if (comparison.kind === 'DATE' && comparison.moment.kind === 'day') {
    const day = sql`${comparison.moment.day}::date`;
    switch (comparison.relation) {
      case 'BEFORE':
        return sql`${value} < ${day}`;
      case 'AFTER':
        return sql`${value} > ${day}`;
      case 'ON':
        return sql`${value} = ${day}`;
    }
  }
  return compareInstant(startOf(value), comparison, scope);
}

/**
 * Whether the next anniversary, at least one year after the day itself, is at most `days` ahead.
 * 29 February is kept on 28 February in a common year, as PostgreSQL adds years.
 */
function anniversaryWithin(day: SQL, days: number, today: SQL): SQL {
  const years = sql`greatest(1, date_part('year', ${today})::int - date_part('year', ${day})::int)`;
  const first = sql`(${day} + make_interval(years => ${years}))::date`;
  const second = sql`(${day} + make_interval(years => ${years} + 1))::date`;
  return sql`case when ${first} >= ${today} then ${first} else ${second} end <= ${today} + ${days}::int`;
}
