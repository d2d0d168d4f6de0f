import type { Moment } from './moment';

const DAY_MS = 86_400_000;

/** Days since 1 January 1970: days are counted and compared as whole numbers. */
export type DayNumber = number;

export const dayNumberOf = (day: string): DayNumber => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(number: DayNumber): YearMonthDay {
  const date = new Date(number * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day that many years later; 29 February becomes 28 February in a common year. */
function yearsAfter(number: DayNumber, years: number): DayNumber {
  const { year, month, day } = partsOf(number);
  const same = Date.UTC(year + years, month - 1, day) / DAY_MS;
  return partsOf(same).month === month ? same : same - 1;
}

/** Whether the next anniversary, at least one year after the day itself, is at most `days` ahead of today. */
export function isAnniversaryWithin(number: DayNumber, days: number, today: DayNumber): boolean {
  const years = Math.max(1, partsOf(today).year - partsOf(number).year);
  const first = yearsAfter(number, years);
  return (first >= today ? first : yearsAfter(number, years + 1)) <= today + days;
}

/** Whole years from a birth to today; negative before it. A person born on 29 February ages on 1 March of a common year. */
export function ageOn(birth: DayNumber, today: DayNumber): number {
  const [born, now] = [partsOf(birth), partsOf(today)];
  const isBefore = now.month < born.month || (now.month === born.month && now.day < born.day);
  return now.year - born.year - (isBefore ? 1 : 0);
}

/** One time zone's clock: instants in milliseconds since 1970, both ways. */
export interface ZoneClock {
  readonly dayOf: (instantMs: number) => DayNumber;
  /** The instant at which a day begins. */
  readonly startOf: (day: DayNumber) => number;
  readonly instantOf: (moment: Moment) => number;
}

const clocks = new Map<string, ZoneClock>();

/** The clock of an IANA time zone, made once: reading a zone's rules is slow. */
export function zoneClock(timezone: string): ZoneClock {
  const known = clocks.get(timezone);
  if (known) return known;
  const made = createZoneClock(timezone);
  clocks.set(timezone, made);
  return made;
}

function createZoneClock(timezone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const localOf = (instantMs: number): number => {
    const seconds = Math.floor(instantMs / 1_000) * 1_000;
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(seconds)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) + (instantMs - seconds);
  };
  const fromLocal = (localMs: number): number => {
    const candidates = [-DAY_MS, DAY_MS].map((away) => {
      const nearby = localMs + away;
      return localMs - (localOf(nearby) - nearby);
    });
    // A time that a change of clocks skips or repeats is read as PostgreSQL reads it: the later of the two readings.
    const exact = candidates.filter((candidate) => localOf(candidate) === localMs);
    return Math.max(...(exact.length > 0 ? exact : candidates));
  };
  const startOf = (day: DayNumber) => fromLocal(day * DAY_MS);
  return {
    dayOf: (instantMs) => Math.floor(localOf(instantMs) / DAY_MS),
    startOf,
    instantOf: (moment) => {
      switch (moment.kind) {
        case 'day':
          return startOf(dayNumberOf(moment.day));
        case 'instant':
          return parseMs(moment.text);
        case 'local':
          return fromLocal(parseMs(`${moment.text}Z`));
      }
    },
  };
}

/** ISO 8601 to the millisecond, finer fractions cut off. */
function parseMs(text: string): number {
  return Date.parse(
    text
      .replace(' ', 'T')
      .replace(/(\.[0-9]{3})[0-9]+/, '$1')
      .replace(/([+-][0-9]{2})([0-9]{2})$/, '$1:$2'),
  );
}
