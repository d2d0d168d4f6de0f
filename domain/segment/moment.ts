/** A date as a condition or a custom field writes it. */
export type Moment =
  /** A calendar day, `2026-11-03`: in comparisons, the instant at which it begins in the organisation's time zone. */
  | { readonly kind: 'day'; readonly day: string }
  /** With an offset or `Z`: one instant everywhere. */
  | { readonly kind: 'instant'; readonly text: string }
  /** A time of day without an offset, read in the organisation's time zone. */
  | { readonly kind: 'local'; readonly text: string };

// The day pattern admits the days that exist and no other, 29 February in leap years only, so that a cast never fails.
const leapYear = '(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)';
const dayPattern =
  '(?:[1-9][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))' +
  `|${leapYear}-02-29)`;
const timePattern = '[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?';
const offsetPattern = '(?:Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])';

/** Regular expressions that JavaScript and PostgreSQL read alike: the years 1000 to 9999 of ISO 8601. */
const momentPatterns = {
  day: `^${dayPattern}$`,
  instant: `^${dayPattern}${timePattern}${offsetPattern}$`,
  local: `^${dayPattern}${timePattern}$`,
};
const readers = {
  day: new RegExp(momentPatterns.day),
  instant: new RegExp(momentPatterns.instant),
  local: new RegExp(momentPatterns.local),
};

/** Reads a date; null when it is none (`2026-02-30`, `tomorrow`). */
export function readMoment(text: string): Moment | null {
  if (readers.day.test(text)) return { kind: 'day', day: text };
  if (readers.instant.test(text)) return { kind: 'instant', text };
  if (readers.local.test(text)) return { kind: 'local', text };
  return null;
}
