import { locales } from '../../domain/locale/locale';
import type { Locale } from '../../domain/locale/locale';

export const localeCookie = 'fermata_locale';
export const themeCookie = 'fermata_theme';
export const artistCookie = 'fermata_artist';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const asLocale = (value: string | undefined): Locale | undefined => locales.find((locale) => locale === value);

export const preferredTheme = (value: string | undefined): Theme => themes.find((theme) => theme === value) ?? 'system';

const YEAR_SECONDS = 31_536_000;

/** Remembers a choice of the reader for a year. */
export function rememberChoice(cookie: string, value: string): void {
  document.cookie = `${cookie}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
