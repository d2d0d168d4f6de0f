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
export function compareInstant(
  { value, text }: { readonly value: SQL; readonly text?: SQL },
  comparison: DateComparison,
  scope: CompileScope,
): SQL {
  const calendar = calendarOf(scope);
  if (comparison.kind === 'RELATIVE_DATE' && comparison.relation === 'ANNIVERSARY') {
    const day = sql`(${value} at time zone ${calendar.zone})::date`;
    if (!text) return anniversaryWithin(day, comparison.days, calendar.today);
    const within = anniversaryWithin(sql`parsed.day`, comparison.days, calendar.today);
    return sql`(select ${within} from (select ${day} as day offset 0) as parsed)`;
  }
  const window = windowOf(comparison, calendar);
  const bounds = [
    ...(window.from ? [sql`${value} >= ${window.from}`] : []),
    ...(window.after ? [sql`${value} > ${window.after}`] : []),
    ...(window.before ? [sql`${value} < ${window.before}`] : []),
    ...(window.to ? [sql`${value} <= ${window.to}`] : []),
    ...(window.condition ? [sql`(${window.condition(value)})`] : []),
  ];
  return sql`(${sql.join([...(text ? nearby(text, window) : []), ...bounds], sql` and `)})`;
}

/** Where an instant must lie. `from` and `to` are inside, `after` and `before` outside. */
interface Window {
  readonly from?: SQL;
  readonly after?: SQL;
  readonly before?: SQL;
  readonly to?: SQL;
  readonly condition?: (value: SQL) => SQL;
}

function windowOf(comparison: DateComparison, calendar: Calendar): Window {
  const { now, today, startOf, zone } = calendar;
  switch (comparison.kind) {
    case 'DATE': {
      const { first, after } = boundsOf(comparison.moment, calendar);
      if (comparison.relation === 'BEFORE') return { before: first };
      if (comparison.relation === 'AFTER') return after ? { from: after } : { after: first };
      if (after) return { from: first, before: after };
      const day = sql`(${first} at time zone ${zone})::date`;
      return { from: startOf(day), before: startOf(day, 1) };
    }
    case 'DATE_RANGE': {
      const { first: from } = boundsOf(comparison.from, calendar);
      const { first: to, after } = boundsOf(comparison.to, calendar);
      return after ? { from, before: after } : { from, to };
    }
    case 'RELATIVE_DATE':
      return comparison.relation === 'LAST'
        ? { from: startOf(today, -comparison.days), to: now }
        : {
            from: startOf(today),
            before: startOf(today, comparison.days + 1),
            // What is written as a day begins with it; of today's instants only those to come count.
            condition: (value) => sql`${value} >= ${now} or ${value} = ${startOf(today)}`,
          };
  }
}

/** A text's own first ten characters rule most dates out before they are parsed; no time zone is two days away. */
function nearby(text: SQL, { from, after, before, to }: Window): readonly SQL[] {
  const day = (instant: SQL, days: number) =>
    sql`(select to_char(least((${instant} at time zone 'UTC')::date + ${days}::int, date '9999-12-31'), 'YYYY-MM-DD'))`;
  const [first, last] = [from ?? after, before ?? to];
  return [
    ...(first ? [sql`left(${text}, 10) >= ${day(first, -2)} collate "C"`] : []),
    ...(last ? [sql`left(${text}, 10) <= ${day(last, 2)} collate "C"`] : []),
  ];
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
  return compareInstant({ value: startOf(value) }, comparison, scope);
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
