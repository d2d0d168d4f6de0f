import { cookies, headers } from 'next/headers';
import { negotiateLocale } from '../../domain/locale/locale';
import type { Locale } from '../../domain/locale/locale';
import { asLocale, localeCookie, preferredTheme, themeCookie } from './preferences';
import type { Theme } from './preferences';

/** The language of this request: the reader's choice when there is one, else what the browser asks for. */
export async function requestLocale(): Promise<Locale> {
  const chosen = asLocale((await cookies()).get(localeCookie)?.value);
  return chosen ?? negotiateLocale((await headers()).get('accept-language') ?? undefined);
}

export async function requestTheme(): Promise<Theme> {
  return preferredTheme((await cookies()).get(themeCookie)?.value);
}
