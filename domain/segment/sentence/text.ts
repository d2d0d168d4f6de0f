import type { Locale } from '../../locale/locale';

/** A value as it is quoted in the language. A long one is cut. */
export function quoted(value: string, locale: Locale): string {
  const shown = value.length > 60 ? `${value.slice(0, 59)}…` : value;
  return locale === 'fr' ? `« ${shown} »` : `“${shown}”`;
}

/** « a, b ou c ». */
export const joined = (parts: readonly string[], word: string): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;

const SHOWN_VALUES = 5;

/** Values joined; of a long list the first five, and that there are more. */
export const either = (values: readonly string[], word: string): string =>
  joined(values.length > SHOWN_VALUES + 1 ? [...values.slice(0, SHOWN_VALUES), '…'] : values, word);
