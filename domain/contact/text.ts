/** Text that the database can hold: no NUL, no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

/** Longest value of each text column, in characters; the first six are the specification's. */
export const maxLengths = {
  email: 254,
  firstName: 100,
  lastName: 100,
  company: 200,
  position: 200,
  phone: 50,
  source: 100,
  country: 100,
  region: 100,
  city: 100,
  locale: 35,
  timezone: 64,
} as const;

export const MAX_TAG_LENGTH = 100;
export const MAX_TAGS = 200;
export const MAX_CUSTOM_TEXT_LENGTH = 10_000;

/** Whether the runtime knows this IANA time zone, such as `Europe/Paris`. */
export function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A language tag such as `fr` or `pt-BR` (RFC 5646, the part in use). */
export const isLanguageTag = (tag: string): boolean => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag);

/** A day of the calendar as `YYYY-MM-DD`: 31 February is none. */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
