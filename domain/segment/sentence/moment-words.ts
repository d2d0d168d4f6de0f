import type { Locale } from '../../locale/locale';
import type { Moment } from '../moment';

/** A date as the language writes it: « 3 novembre 2026 », with the time of day where it has one. */
export function momentWords(moment: Moment, locale: Locale): string {
  const text = moment.kind === 'day' ? moment.day : moment.text;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${text.slice(0, 10)}T00:00:00Z`),
  );
  // French alone says the first of a month as an ordinal.
  const said = locale === 'fr' ? day.replace(/^1 /, '1er ') : day;
  return moment.kind === 'day' ? said : `${said} ${text.slice(11).replace(/(:\d{2})(?:\.\d+)?(?=Z|[+-]|$)/, '$1')}`;
}
