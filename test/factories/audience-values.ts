/** Values on which comparisons are known to differ between languages: case, accents, characters of LIKE, numbers, dates. */
export const texts = [
  'Paris',
  'PARIS',
  'pâris',
  'Pa',
  'is',
  'Orléans',
  'orle\u0301ans',
  'ORLEANS',
  '50%',
  '5',
  '%',
  'a_b',
  'axb',
  '\\',
  `O'Brien "Bob"`,
  '--',
  '',
  ' ',
  '\u0301',
  'ΣΊΣΥΦΟΣ',
  'σίσυφος',
  'İstanbul',
  'straße',
  'ﬁn',
  'Å',
  '東京',
  '🎸',
  'true',
  '100',
  '2026-03-01',
  'press',
  'active',
  'EUR',
] as const;

export const numbers = [0, 1, -1, 2, 3, 0.1, 0.2, 0.3, 0.5, 12.5, 29.999, 30, 70, 100, 1e21, 1e-7, 3.3333333333333335];

/** Around the instants in `nows`, leap days, changes of clocks, and both ends of what can be written. */
export const dates = [
  '2024-02-29',
  '2000-02-29',
  '2025-12-31',
  '2026-01-01',
  '2026-02-27',
  '2026-02-28',
  '2026-03-01',
  '2026-03-02',
  '2026-03-29',
  '2026-10-25',
  '2024-03-01',
  '1990-12-30',
  '1000-01-01',
  '9999-12-31',
  '2026-02-28T22:59:59Z',
  '2026-02-28T23:00:00Z',
  '2026-02-28T23:00:00.000Z',
  '2026-03-01T00:30:00+01:00',
  '2026-03-01T00:00:00.123456-05:00',
  '2026-03-01T12:00',
  '2026-03-29T02:30:00',
  '2026-10-25T02:30:00',
  '2025-12-31T23:59:59.999+0100',
  '2026-01-01 08:00:00',
] as const;

export const nows = [
  '2026-02-28T22:30:00.000Z',
  '2026-03-01T00:00:00.000Z',
  '2024-02-29T12:00:00.000Z',
  '2025-12-30T23:30:00.000Z',
  '2026-03-29T01:30:00.000Z',
  '2026-10-25T00:30:00.000Z',
] as const;

/** Half an hour off, across the date line, without summer time, and where midnight itself is skipped in spring. */
export const timezones = [
  'Europe/Paris',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'UTC',
  'Asia/Beirut',
] as const;

export const eventNamesUsed = ['PURCHASE_MADE', 'EMAIL_OPENED', 'CONCERT_ATTENDED'] as const;
/** With what the send ledger answers, and no event does. */
export const eventNamesAsked = [...eventNamesUsed, 'EMAIL_SENT'] as const;
export const topicKeys = ['news', 'tours'] as const;
export const stepIds = ['wait', 'mail', 'wait-2'] as const;
export const propertyNames = ['amount', 'currency', 'when', 'flag', 'list', 'campaignId'] as const;
